"""Orders packed as a page holds them, in the plainest way that its script can read."""

import json

import fixtures


class Column:
    def __init__(self):
        self.codes = []

    def line(self) -> str:
        """Digits of base 95, the highest of all numbers first."""
        width = 1
        while any(code >= 95**width for code in self.codes):
            width += 1
        return "".join(chr(32 + code // 95**place % 95) for place in reversed(range(width)) for code in self.codes)


def step(number: int) -> int:
    return 2 * number + 1 if number >= 0 else -2 * number


def block(orders: list[dict]) -> str:
    """The block of a page; what an order does not name is empty. Days are texts, legs and places lists of dictionaries."""
    names = [
        "shared", "tail", "day", "placed", "dispatched", "paid", "article", "state", "pattern", "settlementWhole",
        "settlementPaise", "profitWhole", "profitPaise", "legDay", "legTransaction", "legStatus", "legWhole", "legPaise",
        "sheet", "row",
    ]
    columns = {name: Column() for name in names}
    lists = {name: [] for name in ["articles", "states", "patterns", "statuses", "wholes", "paise", "sheets"]}
    days, transactions, last = [""], [[]], {}

    def put(column: str, code: int):
        columns[column].codes.append(code)

    def number(values: list, value) -> int:
        if value not in values:
            values.append(value)
        return values.index(value)

    def day(text: str) -> int:
        if text not in days:
            transactions.append([])
        return number(days, text)

    def money(name: str, text: str):
        put(name + "Whole", number(lists["wholes"], text[:-3]))
        put(name + "Paise", number(lists["paise"], text[-3:]))

    for order in orders:
        put("shared", 0)
        put("tail", 0)
        put("day", step(0))
        for name in ["placed", "dispatched", "paid"]:
            put(name, step(day(order[name])) if order.get(name) else 0)
        put("article", number(lists["articles"], {
            name: order.get(name, "") for name in ["sku", "product", "size", "quantity", "value"]
        }))
        put("state", number(lists["states"], order.get("state", "")))
        legs, places = order.get("legs", []), order.get("places", [])
        put("pattern", number(lists["patterns"], {
            **{name: order.get(name, "") for name in ["outcome", "decided", "printed"]},
            "findings": [{"name": name} for name in order.get("findings", [])],
            "legs": len(legs),
            "rows": len(legs) + len(places),
        }))
        money("settlement", order.get("settlement", ""))
        money("profit", order.get("profit", ""))
        base = day(order.get("paid", ""))
        for leg in legs:
            at = day(leg["day"])
            put("legDay", step(at - base) if at else 0)
            put("legTransaction", number(transactions[at], leg["transaction"]))
            put("legStatus", number(lists["statuses"], leg["status"]))
            money("leg", leg["settlement"])
        for sheet, row in [leg["place"] for leg in legs] + places:
            at = number(lists["sheets"], sheet)
            put("sheet", at)
            put("row", step(row - last.get(at, 0)))
            last[at] = row
    header = {
        **lists, "days": days, "transactions": transactions, "tails": [""],
        "columns": [[name, len(column.codes)] for name, column in columns.items()],
    }
    numbers = " ".join(order["number"] for order in orders)
    lines = [json.dumps(header, ensure_ascii=False), numbers, *(column.line() for column in columns.values()), ""]
    return fixtures.block("order-rows", "\n".join(lines))
