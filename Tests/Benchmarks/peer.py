"""The report as a seller's script would make it with polars and calamine (through fastexcel).

    python3 peer.py INPUT OUTPUT [--processes 2 | --threads 2]

INPUT holds a folder per seller, as `hisaab sample` writes it. Reads the payments (Order Payments, Ads Cost), orders,
returns, both tcs sheets and the cost sheet; drops repeats, joins by sub order, and writes three tables, the totals and
a minimal page per seller. It knows one layout and audits nothing: less than hisaab does, as fast as Python allows.
"""

import argparse
import json
import multiprocessing
import os
import sys
import zipfile
from multiprocessing.pool import ThreadPool
from pathlib import Path

import fastexcel
import polars as pl

from outcomes import CONSUMED, DISPATCHED, OUTCOMES, outcome

AMOUNTS = [
    "Total Sale Amount (Incl. Shipping & GST)", "Total Sale Return Amount (Incl. Shipping & GST)",
    "Fixed Fee (Incl. GST)", "Warehousing fee (inc Gst)", "Return premium (incl GST)",
    "Return premium (incl GST) of Return", "Meesho Commission (Incl. GST)", "Meesho gold platform fee (Incl. GST)",
    "Meesho mall platform fee (Incl. GST)", "Fixed Fee (Incl. GST)_1", "Warehousing fee (Incl. GST)",
    "Return Shipping Charge (Incl. GST)", "GST Compensation (PRP Shipping)", "Shipping Charge (Incl. GST)",
    "Other Support Service Charges (Excl. GST)", "Waivers (Excl. GST)", "Net Other Support Service Charges (Excl. GST)",
    "GST on Net Other Support Service Charges", "TCS", "TDS", "Compensation", "Claims", "Recovery",
]
LEG = ["Sub Order No", "Supplier SKU", "Live Order Status", "Quantity", "Transaction ID", "Payment Date",
       "Final Settlement Amount"]
ADS = ["Deduction Duration", "Deduction Date", "Campaign ID", "Ad Cost", "Credits / Waivers / Discounts",
       "Ad Cost incl. Credits/Waivers/Discounts", "GST", "Total Ads Cost"]
GST = ["hsn_code", "quantity", "gst_rate", "total_taxable_sale_value", "total_invoice_value", "end_customer_state_new"]
ORDERS = ["Reason for Credit Entry", "Sub Order No", "Order Date", "Customer State", "SKU", "Quantity",
          "Supplier Discounted Price (Incl GST and Commision)"]
RETURNS = ["Suborder Number", "Type of Return", "AWB Number"]


def ranks(column):
    """Few statuses stand behind many rows: each is understood once."""
    texts = column.unique().drop_nulls().to_list()
    return column.replace_strict(texts, [outcome(text) for text in texts], default=0, return_dtype=pl.Int8)


def amounts(names):
    return pl.col(names).cast(pl.Float64, strict=False).fill_null(0)


def folded(column):
    return pl.col(column).str.to_lowercase().str.strip_chars().str.replace_all(r"\s+", " ")


def members(path):
    """The workbooks in a file, by name."""
    if path.suffix == ".xlsx":
        return {path.name: path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")}


def sheet(book, name, columns, **options):
    return book.load_sheet(name, use_columns=columns, dtypes="string", **options).to_polars()


def read_payments(path):
    (data,) = members(path).values()
    book = fastexcel.read_excel(data)
    rows = sheet(book, "Order Payments", LEG + AMOUNTS, header_row=1, skip_rows=1)
    # Legs repeated by an overlapping download count once, equal legs of one file each: the how-manieth tells.
    rows = rows.with_columns(key=pl.struct(pl.exclude("Live Order Status", "Supplier SKU", "Quantity")).hash())
    rows = rows.with_columns(repeat=pl.int_range(pl.len(), dtype=pl.UInt32).over("key"))
    rows = rows.with_columns(amounts(["Final Settlement Amount", *AMOUNTS]), pl.col("Quantity").cast(pl.Int32))
    ads = sheet(book, "Ads Cost", ADS, header_row=1, skip_rows=1).filter(pl.col("Total Ads Cost").is_not_null())
    ads = ads.with_columns(repeat=pl.int_range(pl.len(), dtype=pl.UInt32).over(ADS))
    return {"legs": rows, "ads": ads}


def read_gst(path):
    tables = []
    for name, data in members(path).items():
        rows = sheet(fastexcel.read_excel(data), 0, GST)
        sums = rows.with_columns(amounts(["quantity", "total_taxable_sale_value", "total_invoice_value"]))
        sums = sums.group_by("hsn_code", "gst_rate", "end_customer_state_new").agg(
            pl.len().alias("rows"), pl.col("quantity", "total_taxable_sale_value", "total_invoice_value").sum())
        tables.append(sums.with_columns(is_return=pl.lit("return" in name)))
    return {"gst": pl.concat(tables)}


def read_orders(path):
    rows = pl.read_csv(path, columns=ORDERS, infer_schema=False)
    return {"orders": rows.with_columns(
        pl.col("Quantity").cast(pl.Int32), pl.col(ORDERS[-1]).cast(pl.Float64),
        rank=ranks(rows["Reason for Credit Entry"]))}


def read_returns(path):
    rows = pl.read_csv(path, columns=RETURNS, infer_schema=False, skip_lines=7)
    lost = path.name.startswith("completed_lost")
    rank = pl.lit(OUTCOMES.index("lost"), pl.Int8) if lost else ranks(rows["Type of Return"])
    return {"returns": rows.with_columns(rank=rank)}


def reader(path):
    """What reads a file, `None` for one that is not needed."""
    name = path.name
    if "PREVIOUS_PAYMENT" in name:
        return read_payments
    if name.startswith("gst_"):
        return read_gst
    if name.startswith("Orders_"):
        return read_orders
    return read_returns if name.startswith(("completed_", "intransit_", "ofd_")) else None


def files(folder):
    return sorted(path for path in folder.iterdir() if reader(path))


def read(path):
    return reader(path)(path)


def joined(tables, costs):
    orders, legs = tables["orders"], tables["legs"]
    paid = legs.with_columns(rank=ranks(legs["Live Order Status"])).group_by("Sub Order No").agg(
        pl.col("Final Settlement Amount").sum(), pl.col(AMOUNTS[:2]).sum(), pl.col("rank").max(),
        pl.col("Payment Date").max(), pl.col("Supplier SKU", "Quantity").first())
    back = tables["returns"].group_by("Suborder Number").agg(pl.col("rank").max().alias("rank_returns"))
    rows = orders.join(paid, on="Sub Order No", how="full", coalesce=True, suffix="_paid")
    rows = rows.join(back, left_on="Sub Order No", right_on="Suborder Number", how="left")
    rows = rows.with_columns(
        rank=pl.max_horizontal("rank", "rank_paid", "rank_returns"),
        is_placed=pl.col("SKU").is_not_null(),
        SKU=pl.coalesce("SKU", "Supplier SKU"), Quantity=pl.coalesce("Quantity", "Quantity_paid"))
    rows = rows.with_columns(
        fold=folded("SKU"),
        outcome=pl.col("rank").replace_strict(list(range(len(OUTCOMES))), OUTCOMES, return_dtype=pl.String))
    rows = rows.join(costs, on="fold", how="left").with_columns(
        pl.col("Final Settlement Amount").fill_null(0),
        order_value=pl.when("is_placed").then(pl.col(ORDERS[-1]) * pl.col("Quantity")),
        goods=pl.when(pl.col("outcome").is_in(CONSUMED)).then(pl.col("cost") * pl.col("Quantity"))
        .otherwise(pl.col("cost") * 0),
        packaging=pl.when(pl.col("outcome").is_in(DISPATCHED)).then("packaging").otherwise(pl.col("packaging") * 0))
    rows = rows.with_columns(profit=pl.col("Final Settlement Amount") - pl.col("goods") - pl.col("packaging"))
    return rows.drop("fold", "rank", "rank_paid", "rank_returns", "Supplier SKU", "Quantity_paid").sort("Sub Order No")


def totals(tables, rows):
    legs, ads = tables["legs"], tables["ads"].select(amounts("Total Ads Cost"))
    placed, costed = rows.filter("is_placed"), rows.filter(pl.col("cost").is_not_null())
    side = {sign: tables["gst"].filter(pl.col("is_return") == sign) for sign in (False, True)}
    ads_total = ads["Total Ads Cost"].sum()
    return {
        "orders": placed.height,
        "units": placed["Quantity"].sum(),
        "outcomes": dict(placed["outcome"].value_counts().sort("outcome").iter_rows()),
        "order_value": placed.filter(pl.col("outcome") != "cancelled")["order_value"].sum(),
        "legs": legs.height,
        "settlement": legs["Final Settlement Amount"].sum(),
        "components": legs.select(pl.col(AMOUNTS).sum()).row(0, named=True),
        "ads_rows": ads.height,
        "ads": ads_total,
        "goods": costed["goods"].sum(),
        "packaging": costed["packaging"].sum(),
        "settlement_costed": costed["Final Settlement Amount"].sum(),
        # Without the two small sheets of referral money and compensation.
        "profit": costed["profit"].sum() + ads_total,
        "gst": {name: {
            "rows": table["rows"].sum(), "taxable": table["total_taxable_sale_value"].sum(),
            "invoice": table["total_invoice_value"].sum(),
            "tax": table["total_invoice_value"].sum() - table["total_taxable_sale_value"].sum(),
        } for name, table in [("sales", side[False]), ("returns", side[True])]},
        "gst_by_state": tables["gst"].group_by("end_customer_state_new", "is_return").agg(
            pl.col("total_taxable_sale_value", "total_invoice_value").sum()).sort(pl.all()).rows(),
        "gst_by_hsn_rate": tables["gst"].group_by("hsn_code", "gst_rate", "is_return").agg(
            pl.col("quantity", "total_taxable_sale_value", "total_invoice_value").sum()).sort(pl.all()).rows(),
    }


def report(folder, output, results):
    """Writes the bundle of one seller from what its files, in their order, were read into."""
    tables = {name: pl.concat([result[name] for result in results if name in result])
              for name in ("legs", "ads", "gst", "orders", "returns")}
    # Files come in the order of their names, which is the order of the downloads.
    tables["legs"] = tables["legs"].unique(["key", "repeat"], keep="last", maintain_order=True).drop("key", "repeat")
    tables["ads"] = tables["ads"].unique(maintain_order=True).drop("repeat")
    tables["orders"] = tables["orders"].unique("Sub Order No", keep="last", maintain_order=True)
    tables["returns"] = tables["returns"].unique(maintain_order=True)
    costs = pl.read_csv(folder / "cost_sheet.csv").with_columns(fold=folded("sku")).drop("sku")
    rows = joined(tables, costs)
    target = output / folder.name
    target.mkdir(parents=True, exist_ok=True)
    rows.write_csv(target / "orders.csv")
    tables["legs"].sort("Sub Order No", "Payment Date").write_csv(target / "settlements.csv")
    payouts = tables["legs"].group_by("Payment Date").agg(
        pl.col("Transaction ID").unique().sort().str.join(" "), pl.col("Final Settlement Amount").sum())
    ads = tables["ads"].select("Deduction Date", amounts("Total Ads Cost")).group_by("Deduction Date").sum()
    payouts.join(ads, left_on="Payment Date", right_on="Deduction Date", how="full", coalesce=True) \
        .sort("Payment Date").write_csv(target / "payouts.csv")
    sums = totals(tables, rows)
    (target / "summary.json").write_text(json.dumps(sums, indent=2))
    figures = "".join(f"<tr><th>{name}<td>{value}" for name, value in sums.items() if not name.startswith("gst_"))
    (target / "index.html").write_text(f"<!doctype html><title>{folder.name}</title><table>{figures}</table>")


def report_alone(job):
    folder, output = job
    report(folder, output, [read(path) for path in files(folder)])


def one_core():
    os.environ["POLARS_MAX_THREADS"] = "1"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    workers = parser.add_mutually_exclusive_group()
    workers.add_argument("--processes", type=int)
    workers.add_argument("--threads", type=int)
    options = parser.parse_args()
    folders = sorted(path for path in options.input.iterdir() if path.is_dir())
    if not folders:
        sys.exit(f"{options.input}: no folder of a seller")
    if options.processes:
        # Forked before polars has started a thread.
        pool = multiprocessing.get_context("fork").Pool(options.processes, one_core)
    else:
        pool = ThreadPool(options.threads or 1)
    with pool:
        if len(folders) > 1:
            pool.map(report_alone, [(folder, options.output) for folder in folders], chunksize=1)
            return
        (folder,) = folders
        paths = files(folder)
        # The largest first, so that no core waits for one at the end.
        order = sorted(range(len(paths)), key=lambda index: -paths[index].stat().st_size)
        results = dict(zip(order, pool.map(read, [paths[index] for index in order], chunksize=1)))
        report(folder, options.output, [results[index] for index in range(len(paths))])


if __name__ == "__main__":
    main()
