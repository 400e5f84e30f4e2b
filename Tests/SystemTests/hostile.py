"""Files that somebody made to break a reader, or that broke on their way: yields (class, name, bytes).

All are variants of one payments workbook with a settlement of 413.50 for one sub order, or of a CSV like it."""

import io
import struct
import zipfile
import zlib

HEAD = ["Sub Order No", "Live Order Status", "Supplier SKU", "Quantity", "Transaction ID", "Payment Date",
        "Final Settlement Amount"]
ROW = ["900000000000000001_1", "Delivered", "Kurti", "1", "T1", "2025-08-20", "413.50"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def cells(row, number):
    return f'<row r="{number}">' + "".join(
        f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for i, text in enumerate(row)
    ) + "</row>"


def sheet(extra="", before="", row=ROW, head=HEAD):
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<worksheet xmlns="{MAIN}"><sheetData>'
            f"{cells(head, 1)}{cells(row, 2)}{extra}</sheetData></worksheet>")


def parts(**changes):
    result = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE.replace("relationships", "content-types")}"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
                               f'PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/><Override '
                               f'PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Order Payments" '
                           'sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
                                      f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet(),
    }
    result.update(changes)
    return {name: data for name, data in result.items() if data is not None}


def archive(members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as zipped:
        for name, data in members.items() if isinstance(members, dict) else members:
            zipped.writestr(zipfile.ZipInfo(name, (2025, 8, 1, 0, 0, 0)), data, method)
    return buffer.getvalue()


def book(**changes):
    return archive(parts(**changes))


def with_sheet(text):
    return book(**{"xl/worksheets/sheet1.xml": text})


def csv(row=ROW, head=HEAD, more=()):
    return "\n".join(",".join(line) for line in [head, row, *more]) + "\n"


def patched(data, find, offset, value, last=True):
    place = data.rfind(find) if last else data.find(find)
    return data[:place + offset] + value + data[place + offset + len(value):]


CENTRAL, LOCAL, END = b"PK\1\2", b"PK\3\4", b"PK\5\6"


def archives():
    good = archive({"payments.xlsx": book()})
    for cut in range(len(good)):
        yield "archive cut short", f"cut-{cut}", good[:cut]
    workbook = book()
    for cut in range(0, len(workbook), 7):
        yield "workbook cut short", f"cut-{cut}", workbook[:cut]
    for place in range(0, len(workbook), 3):
        yield "one byte altered", f"flip-{place}", workbook[:place] + bytes([workbook[place] ^ 0x41]) + workbook[place + 1:]
    yield "wrong checksum", "crc", patched(patched(workbook, CENTRAL, 16, b"\1\2\3\4"), LOCAL, 14, b"\1\2\3\4")
    for size in (0, 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF):
        yield "declared size", f"size-{size}", patched(workbook, CENTRAL, 24, struct.pack("<I", size))
        yield "declared size", f"packed-{size}", patched(workbook, CENTRAL, 20, struct.pack("<I", size))
        yield "offset beyond", f"offset-{size}", patched(workbook, CENTRAL, 42, struct.pack("<I", size))
        yield "offset beyond", f"directory-{size}", patched(workbook, END, 16, struct.pack("<I", size))
    for count in (0, 1, 6, 0xFFFF):
        yield "member count", f"count-{count}", patched(workbook, END, 8, struct.pack("<HH", count, count))
    for method in (1, 6, 9, 12, 14, 93, 95, 98, 99, 0xFFFF):
        yield "method", f"method-{method}", patched(
            patched(workbook, CENTRAL, 10, struct.pack("<H", method)), LOCAL, 8, struct.pack("<H", method))
    for flags in (1, 0x41, 0x2000, 0xFFFF):
        yield "encrypted", f"flags-{flags}", patched(
            patched(workbook, CENTRAL, 8, struct.pack("<H", flags)), LOCAL, 6, struct.pack("<H", flags))
    yield "junk around", "before", b"MZ" + b"\0" * 5000 + workbook
    yield "junk around", "after", workbook + b"\0" * 5000
    yield "junk around", "comment", workbook[:-2] + struct.pack("<H", 9) + b"PK\5\6aaaaa"
    yield "junk around", "twice", workbook + workbook
    same = list(parts().items())
    yield "names twice", "same", archive(same + same[-1:])
    yield "names twice", "other", archive(same + [(same[-1][0], sheet(row=ROW[:-1] + ["999"]))])
    for name in ("../../x", "/etc/passwd", "C:\\x", "a\\..\\b", "\0", "\n", "a" * 60000, "\u202egpj.exe", "", "/", "."):
        yield "member names", f"name-{name[:9]!r}", archive({name: "x", "payments.csv": csv()})
        yield "member names", f"csv-{name[:9]!r}", archive({name + ".csv": csv()})
    nested = archive({"p.csv": csv()})
    for _ in range(12):
        nested = archive({"a.zip": nested})
    yield "nested", "12", nested
    wide = archive({"p.csv": csv()})
    for _ in range(3):
        wide = archive({f"{i}.zip": wide for i in range(16)})
    yield "nested", "16^3", wide
    yield "bomb", "flat 100 MB", archive({"a.csv": b"\0" * 100_000_000})
    yield "bomb", "flat 100 MB of blanks", archive({"a.csv": b" " * 100_000_000})
    yield "bomb", "flat 100 MB of lines", archive({"a.csv": csv().encode() + b"\n" * 100_000_000})
    yield "bomb", "sheet of blanks", with_sheet(sheet(extra=" " * 100_000_000))
    yield "bomb", "sheet of empty rows", with_sheet(sheet(extra="<row/>" * 10_000_000))
    yield "bomb", "inner archive", archive({"a.zip": archive({"b.csv": b"0" * 50_000_000})})
    packed = zlib.compressobj(9, wbits=-15)
    block = packed.compress(b"0" * 1_000_000) + packed.flush()
    yield "overlap", "2,000 members of the same data", overlap(block, 1_000_000, zlib.crc32(b"0" * 1_000_000), 2000)
    yield "many members", "10,001", archive({f"{i}.txt": "" for i in range(10_001)})
    yield "many members", "9,000 unknown", archive({f"{i}.txt": "x" for i in range(9_000)})
    yield "zip64", "lies", zip64(workbook)


def overlap(block, size, checksum, count):
    local = LOCAL + struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, checksum, len(block), size, 5, 0) + b"a.csv"
    directory = b"".join(
        CENTRAL + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 0x21, checksum, len(block), size, 5, 0, 0, 0, 0, 0, 0)
        + b"%05d" % i for i in range(count)
    )
    start = len(local) + len(block)
    return local + block + directory + END + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), start, 0)


def zip64(workbook):
    end = workbook.rfind(END)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 2**62, 2**62, 2**63 - 1, 2**64 - 1)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    return workbook[:end] + record + locator + END + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)


def workbooks():
    laughs = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)) + "]>"
    yield "doctype", "laughs in text", with_sheet(sheet(before=laughs, row=["&m;"] + ROW[1:]))
    yield "doctype", "laughs in an attribute", with_sheet(sheet(before=laughs, extra='<row r="&m;"/>'))
    yield "doctype", "external entity", with_sheet(
        sheet(before='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', row=["&x;"] + ROW[1:]))
    yield "doctype", "external subset", with_sheet(sheet(before='<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">'))
    yield "doctype", "in the workbook part", book(**{
        "xl/workbook.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]>" + parts()["xl/workbook.xml"]})
    yield "depth", "100,000", with_sheet(sheet(extra="<a>" * 100_000 + "</a>" * 100_000))
    yield "attributes", "a million", with_sheet(sheet(extra="<row " + " ".join(f'a{i}=""' for i in range(1_000_000)) + "/>"))
    yield "attributes", "of 11 MB", with_sheet(sheet(extra='<row a="' + "x" * 11_000_000 + '"/>'))
    yield "text", "of 11 MB", with_sheet(sheet(row=["x" * 11_000_000] + ROW[1:]))
    yield "text", "of 32,768 characters", with_sheet(sheet(row=["x" * 32_768] + ROW[1:]))
    yield "name", "of 60,000 characters", with_sheet(sheet(extra="<" + "a" * 60_000 + "/>"))
    for bad in (b"\0", b"&#0;", b"\x0b", b"\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"&unknown;", b"<", b"]]>", b"&#x110000;"):
        yield "bad bytes", repr(bad), with_sheet(sheet().encode().replace(b"Kurti", b"K" + bad))
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"):
        yield "encoding", encoding, with_sheet(sheet().replace("UTF-8", encoding.upper()).encode(encoding))
    yield "encoding", "wrong label", with_sheet(sheet().replace("UTF-8", "UTF-16"))
    yield "encoding", "unknown label", with_sheet(sheet().replace("UTF-8", "x-odd"))
    for tail in ("", "</worksheet>", "<a>", "x", "\0", "<worksheet/>", "<!-- ", "<?", "<![CDATA["):
        yield "end", repr(tail), with_sheet(sheet()[:-len("</worksheet>")] + tail)
        yield "end", "more " + repr(tail), with_sheet(sheet() + tail)
    shared = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>a</t></si></sst>'}
    links = parts()["xl/_rels/workbook.xml.rels"].replace(
        "</Rel", f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Rel')
    for index in ("1", "-1", "99999999999999999999", "x", "", "0.5", "NaN"):
        text = sheet().replace('<c r="C2" t="inlineStr"><is><t>Kurti</t></is></c>', f'<c r="C2" t="s"><v>{index}</v></c>')
        yield "shared texts", index, book(**{"xl/worksheets/sheet1.xml": text, "xl/_rels/workbook.xml.rels": links, **shared})
        yield "shared texts", f"{index} without the part", with_sheet(text)
    yield "shared texts", "forged count", book(**{
        "xl/_rels/workbook.xml.rels": links,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="4294967295" uniqueCount="9999999999"/>'})
    for target in ("../../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/", "workbook.xml", "_rels/workbook.xml.rels",
                   "", "/", "..", "worksheets", "\\worksheets\\sheet1.xml", "WORKSHEETS/SHEET1.XML", "a" * 30_000):
        yield "relationships", target[:30], book(**{"xl/_rels/workbook.xml.rels": parts()["xl/_rels/workbook.xml.rels"].replace(
            "worksheets/sheet1.xml", target)})
    yield "relationships", "none", book(**{"xl/_rels/workbook.xml.rels": None})
    yield "relationships", "none of the package", book(**{"_rels/.rels": None})
    yield "relationships", "2,000 sheets", book(**{"xl/workbook.xml": parts()["xl/workbook.xml"].replace(
        "</sheets>", "".join(f'<sheet name="s{i}" sheetId="{i + 2}" r:id="r1"/>' for i in range(2000)) + "</sheets>")})
    for reference in ("A0", "A1048577", "A99999999999999999999", "XFE2", "ZZZZZZZZZ2", "2", "", "A", "-1", "a2", "G2"):
        yield "references", reference, with_sheet(sheet().replace('r="G2"', f'r="{reference}"'))
    for number in ("0", "-1", "1", "99999999", "18446744073709551617", "x", ""):
        yield "references", f"row {number}", with_sheet(sheet().replace('<row r="2">', f'<row r="{number}">'))
    yield "references", "forged dimension", with_sheet(sheet().replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'))
    for kind in ("b", "e", "d", "n", "str", "s", "zzz"):
        yield "cell types", kind, with_sheet(sheet().replace(
            '<c r="G2" t="inlineStr"><is><t>413.50</t></is></c>', f'<c r="G2" t="{kind}"><v>413.50</v></c>'))
    yield "cell types", "formula without a value", with_sheet(sheet().replace(
        '<c r="G2" t="inlineStr"><is><t>413.50</t></is></c>', '<c r="G2"><f>1+1</f></c>'))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    yield "other kinds", "xls", ole
    yield "other kinds", "password", ole + "EncryptedPackage".encode("utf-16-le")
    yield "other kinds", "xlsb", book(**{"xl/workbook.bin": b"\0"})
    yield "other kinds", "ods", archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
    yield "other kinds", "html", b"<html><table><tr><td>" + csv().encode() + b"</td></tr></table></html>"
    yield "other kinds", "xml 2003", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
    yield "other kinds", "empty", b""
    yield "other kinds", "empty archive", archive({})
    yield "other kinds", "gzip bomb", gzip(b"0" * 100_000_000)
    yield "other kinds", "gzip cut", gzip(csv().encode())[:-9]
    yield "other kinds", "gzip", gzip(csv().encode())


def gzip(data):
    packed = zlib.compressobj(9, wbits=31)
    return packed.compress(data) + packed.flush()


def texts():
    yield "text", "huge line", b"x" * 10_000_000
    yield "text", "huge line below a header", (csv() + "x" * 10_000_000).encode()
    yield "text", "huge field", csv(ROW[:2] + ["x" * 2_000_000] + ROW[3:]).encode()
    yield "text", "a million columns", (csv() + "," * 1_000_000).encode()
    yield "text", "header of 3,000 columns", csv(head=HEAD + [f"c{i}" for i in range(3_000)]).encode()
    yield "text", "lone quote", csv(ROW[:2] + ['"Kurti'] + ROW[3:]).encode()
    yield "text", "quote inside", csv(ROW[:2] + ['Ku"rti'] + ROW[3:]).encode()
    yield "text", "text behind a quote", csv(ROW[:2] + ['"Ku"rti'] + ROW[3:]).encode()
    yield "text", "NUL", csv(ROW[:2] + ["Ku\0rti"] + ROW[3:]).encode()
    yield "text", "bad UTF-8", csv().encode().replace(b"Kurti", b"K\xff\xfe\xed\xa0\x80")
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"):
        yield "encoding", encoding, csv().encode(encoding)
    for separator in ";\t|":
        yield "separators", repr(separator), csv().replace(",", separator).encode()
    yield "separators", "declared", ("sep=;\n" + csv().replace(",", ";")).encode()
    for end in ("\r", "\r\n", "\n\n", "\r\n\n\r"):
        yield "line ends", repr(end), csv().replace("\n", end).encode()
    whole = csv().encode()
    for cut in range(1, len(ROW[-1]) + 30):
        yield "last row cut", f"{cut}", whole[:-cut]
    yield "columns", "swapped", csv(ROW[:-2] + [ROW[-1], ROW[-2]], HEAD[:-2] + [HEAD[-1], HEAD[-2]]).encode()
    yield "columns", "twice", csv(ROW + ["999"], HEAD + [HEAD[-1]]).encode()
    yield "columns", "twice, equal", csv(ROW + [ROW[-1]], HEAD + [HEAD[-1]]).encode()
    yield "columns", "amounts under another header", csv(ROW[:-2] + [ROW[-1], ROW[-2]]).encode()
    yield "columns", "a value too many", csv(ROW[:2] + ["Kurti", "blue"] + ROW[3:]).encode()
    for number in ("9.0E+17", "9E+17", "900000000000000001", "9,00,00,00,00,00,00,00,001", "'900000000000000001_1", "=1+1"):
        yield "ids", number, csv([number if "," not in number else f'"{number}"'] + ROW[1:]).encode()


# What each spelling of an amount stands for; None where nothing may be made of it.
AMOUNTS = {
    "1,23,456.78": "123456.78", "\u20b9 45": "45.00", "Rs. 45": "45.00", "(12.50)": "-12.50", "12.5-": "-12.50",
    "+7": "7.00", "1e5": "100000.00", "NaN": None, "inf": None, "0x10": None, "1.234,56": None, "12abc": None,
    "1 234.50": None, "--5": None, "1.2.3": None, ".5": "0.50", "5.": None, "-0.0": "0.00", "0.005": "0.01",
    "1,2,3": None, "\uff11\uff12": None, "12%": None, "1e400": None, "99999999999999999999": None, "\u221212.5": "-12.50",
    "413.50 ": "413.50", "\u00a0413.50": "413.50", "413.50 Cr": None, "#REF!": None, "TRUE": None, "2025-08-20": None,
    "12,50": None, "1,234": "1234.00", "1,234,5": None, "12,3456": None,
}
