"""The report as most sellers' scripts make it, with pandas and openpyxl: what peer.py computes, the usual slow way.

    python3 peer_pandas.py INPUT OUTPUT
"""

import argparse
import io
import json
import re
import zipfile
from pathlib import Path

import pandas as pd

from outcomes import CONSUMED, DISPATCHED, OUTCOMES, outcome

SETTLEMENT = "Final Settlement Amount"
PRICE = "Supplier Discounted Price (Incl GST and Commision)"
NOT_MONEY = {
    "Sub Order No", "Order Date", "Dispatch Date", "Product Name", "Supplier SKU", "Live Order Status",
    "Product GST %", "Listing Price (Incl. taxes)", "Quantity", "Transaction ID", "Payment Date", "Price Type",
    "Meesho Commission Percentage", "TDS Rate %", "Compensation Reason", "Claims Reason", "Recovery Reason",
}
VALUES = ["quantity", "total_taxable_sale_value", "total_invoice_value"]


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")}


def sheet(data, name, **options):
    return pd.read_excel(io.BytesIO(data), sheet_name=name, dtype=str, engine="openpyxl", **options)


def numbers(frame, columns):
    frame[columns] = frame[columns].apply(pd.to_numeric, errors="coerce").fillna(0)
    return frame


def payments(paths):
    legs, ads = [], []
    for path in paths:
        (data,) = members(path).values()
        rows = sheet(data, "Order Payments", header=1, skiprows=[2])
        money = [column for column in rows.columns if column not in NOT_MONEY]
        key = ["Sub Order No", "Transaction ID", "Payment Date", *money]
        # Equal legs of one file each count: the how-manieth tells them apart.
        rows["repeat"] = rows.groupby(key, dropna=False).cumcount()
        legs.append(rows)
        spent = sheet(data, "Ads Cost", header=1, skiprows=[2]).dropna(subset=["Total Ads Cost"])
        spent["repeat"] = spent.groupby(list(spent.columns), dropna=False).cumcount()
        ads.append(spent)
    legs = numbers(pd.concat(legs).drop_duplicates([*key, "repeat"], keep="last"), [*money, "Quantity"])
    return legs.drop(columns="repeat"), numbers(pd.concat(ads).drop_duplicates(), ["Total Ads Cost"]), money


def gst(paths):
    tables = []
    for path in paths:
        for name, data in members(path).items():
            rows = numbers(sheet(data, 0), VALUES)
            tables.append(rows.assign(side="returns" if "return" in name else "sales"))
    return pd.concat(tables)


def ranks(statuses):
    texts = statuses.dropna().unique()
    return statuses.map({text: outcome(text) for text in texts}).fillna(0)


def report(folder, output):
    def named(pattern):
        return sorted(folder.glob(pattern))

    legs, ads, money = payments(named("*PREVIOUS_PAYMENT*.zip"))
    tax = gst(named("gst_*.zip"))
    orders = pd.concat(pd.read_csv(path, dtype=str, encoding="utf-8-sig") for path in named("Orders_*.csv"))
    orders = numbers(orders.drop_duplicates("Sub Order No", keep="last"), ["Quantity", PRICE])
    back = []
    for path in [*named("completed_*.csv"), *named("intransit_*.csv"), *named("ofd_*.csv")]:
        rows = pd.read_csv(path, dtype=str, skiprows=7, encoding="utf-8-sig")
        rows["rank"] = ranks(rows["Type of Return"])
        if path.name.startswith("completed_lost"):
            rows["rank"] = OUTCOMES.index("lost")
        back.append(rows)
    back = pd.concat(back).groupby("Suborder Number")["rank"].max()

    legs["rank"] = ranks(legs["Live Order Status"])
    paid = legs.groupby("Sub Order No").agg({
        SETTLEMENT: "sum", money[1]: "sum", money[2]: "sum", "rank": "max", "Payment Date": "max",
        "Supplier SKU": "first", "Quantity": "first"})
    orders["rank"] = ranks(orders["Reason for Credit Entry"])
    rows = orders.merge(paid, how="outer", left_on="Sub Order No", right_index=True, suffixes=("", " paid"))
    rows = rows.merge(back.rename("rank back"), how="left", left_on="Sub Order No", right_index=True)
    placed = rows["SKU"].notna()
    best = rows[["rank", "rank paid", "rank back"]].max(axis=1).fillna(0).astype(int)
    rows["outcome"] = best.map(dict(enumerate(OUTCOMES)))
    rows["SKU"] = rows["SKU"].fillna(rows["Supplier SKU"])
    rows["Quantity"] = rows["Quantity"].fillna(rows["Quantity paid"])
    rows[SETTLEMENT] = rows[SETTLEMENT].fillna(0)
    rows["order_value"] = rows[PRICE] * rows["Quantity"]

    def fold(text):
        return re.sub(r"\s+", " ", text.strip().lower())

    costs = pd.read_csv(folder / "cost_sheet.csv")
    costs.index = costs["sku"].map(fold)
    rows = rows.merge(costs.drop(columns="sku"), how="left", left_on=rows["SKU"].map(fold), right_index=True)
    rows["goods"] = rows["cost"] * rows["Quantity"] * rows["outcome"].isin(CONSUMED)
    rows["packaging"] = rows["packaging"] * rows["outcome"].isin(DISPATCHED)
    rows["profit"] = rows[SETTLEMENT] - rows["goods"] - rows["packaging"]

    target = output / folder.name
    target.mkdir(parents=True, exist_ok=True)
    rows.sort_values("Sub Order No").to_csv(target / "orders.csv", index=False)
    legs.sort_values(["Sub Order No", "Payment Date"]).to_csv(target / "settlements.csv", index=False)
    payouts = legs.groupby("Payment Date").agg({"Transaction ID": lambda ids: " ".join(sorted(set(ids))),
                                                SETTLEMENT: "sum"})
    spent = ads.groupby("Deduction Date")["Total Ads Cost"].sum()
    payouts.merge(spent, how="outer", left_index=True, right_index=True).to_csv(target / "payouts.csv")

    costed = rows[rows["cost"].notna()]
    sides = tax.groupby("side")[VALUES].sum()
    sums = {
        "orders": int(placed.sum()),
        "units": int(rows.loc[placed, "Quantity"].sum()),
        "outcomes": rows.loc[placed, "outcome"].value_counts().sort_index().to_dict(),
        "order_value": rows.loc[placed & (rows["outcome"] != "cancelled"), "order_value"].sum(),
        "legs": len(legs),
        "settlement": legs[SETTLEMENT].sum(),
        "components": legs[money].sum().to_dict(),
        "ads_rows": len(ads),
        "ads": ads["Total Ads Cost"].sum(),
        "goods": costed["goods"].sum(),
        "packaging": costed["packaging"].sum(),
        "settlement_costed": costed[SETTLEMENT].sum(),
        "profit": costed["profit"].sum() + ads["Total Ads Cost"].sum(),
        "gst": {side: {
            "rows": int((tax["side"] == side).sum()), "taxable": values["total_taxable_sale_value"],
            "invoice": values["total_invoice_value"],
            "tax": values["total_invoice_value"] - values["total_taxable_sale_value"],
        } for side, values in sides.iterrows()},
        "gst_by_state": tax.groupby(["end_customer_state_new", "side"])[VALUES].sum().reset_index().values.tolist(),
        "gst_by_hsn_rate": tax.groupby(["hsn_code", "gst_rate", "side"])[VALUES].sum().reset_index().values.tolist(),
    }
    (target / "summary.json").write_text(json.dumps(sums, indent=2))
    figures = "".join(f"<tr><th>{name}<td>{value}" for name, value in sums.items() if not name.startswith("gst_"))
    (target / "index.html").write_text(f"<!doctype html><title>{folder.name}</title><table>{figures}</table>")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    for folder in sorted(path for path in options.input.iterdir() if path.is_dir()):
        report(folder, options.output)


if __name__ == "__main__":
    main()
