import Ledger
import Meesho
import Testing

@testable import Site

struct CSVTablesTests {
    @Test func `orders, with one that only payments know`() throws {
        let report = try ReportExample.report()
        #expect(
            try text("orders.csv", of: report) == """
                sub_order,order_date,dispatch_date,payment_date,sku,product,size,quantity,state,order_status,\
                payment_status,outcome,outcome_source,order_value,sale,sale_return,settlement,goods_cost,packaging,\
                profit,source\r
                100000000001_1,2025-12-30,2025-12-31,2026-01-08,'=SUM(A1),"सूती कुर्ता, ""नया"" 👗",M,2,Bihar,DELIVERED,\
                Delivered,customer_return,payments,598.00,598.00,-299.00,-61.50,120.00,5.00,-186.50,\
                orders.csv#!2 pay.zip!/jan.xlsx#Order Payments!4 pay.zip!/jan.xlsx#Order Payments!5\r
                100000000002,,,2026-01-08,,,,1,,,,unknown,payments,,0.00,0.00,10.00,,,,\
                pay.zip!/jan.xlsx#Order Payments!6\r

                """
        )
    }

    @Test func `settlements, every component by its name`() throws {
        let report = try ReportExample.report()
        let zeros = repeatElement("0.00", count: 18).joined(separator: ",")
        #expect(
            try text("settlements.csv", of: report) == """
                sub_order,payment_date,transaction_id,live_status,settlement,sale,sale_return,fixed_fee_credit,\
                warehousing_credit,return_premium,return_premium_returned,commission,gold_fee,mall_fee,fixed_fee,\
                warehousing_fee,return_shipping,gst_compensation,shipping,other_services,waivers,net_other_services,\
                gst_on_other_services,tcs,tds,compensation,claims,recovery,settlement_formula,settlement_audit,\
                tcs_audit,tds_audit,source,commission_audit,services_gst_audit\r
                100000000001_1,2026-01-01,T1,Delivered,500.00,598.00,0.00,\(zeros.dropLast(5)),-0.28,0.00,0.00,0.00,\
                500.00,ok,ok,ok,pay.zip!/jan.xlsx#Order Payments!4,not_audited,ok\r
                100000000001_1,2026-01-08,T2,Return,-561.50,0.00,-299.00,\(zeros.dropLast(5)),0.00,0.00,0.00,0.00,\
                -561.00,mismatch,ok,not_audited,pay.zip!/jan.xlsx#Order Payments!5,not_audited,ok\r
                100000000002,2026-01-08,T2,,10.00,0.00,0.00,\(zeros.dropLast(5)),0.00,0.00,10.00,0.00,\
                ,not_audited,not_audited,not_audited,pay.zip!/jan.xlsx#Order Payments!6,not_audited,ok\r

                """
        )
    }

    @Test func `payouts, ads and exceptions`() throws {
        let report = try ReportExample.report()
        #expect(
            try text("payouts.csv", of: report) == """
                payment_date,transaction_ids,settlement,ads,referral,compensation,recovery,payout,\
                bank_date,bank_amount,bank_status\r
                2026-01-08,T1 T2,-51.50,-10.00,2.00,3.00,-4.00,-60.50,,,\r

                """
        )
        #expect(
            try text("ads.csv", of: report) == """
                campaign,ran_on,deducted_on,cost,credits,gst,total,source\r
                '-55,2026-01-01 to 2026-01-02,2026-01-03,100.00,-10.00,-16.20,-106.20,pay.zip!/jan.xlsx#Order Payments!9\r

                """
        )
        #expect(
            try text("exceptions.csv", of: report) == """
                kind,sub_order,sku,amount,deadline,days_left,evidence,reason,source,awb,courier\r
                duplicate_settlement,100000000001_1,'=SUM(A1),,,,two equal rows of one payments file,\
                The same leg stands twice in one file; both are counted.,pay.zip!/jan.xlsx#Order Payments!4,,\r
                unpaid,100000000001_1,'=SUM(A1),12.00,2026-01-29,-2,\
                the order row; payments files that cover 2025-12-31,\
                "Delivered, ordered on 2025-12-01, and no payment in the loaded files 30 days later.",\
                orders.csv#!2 pay.zip!/jan.xlsx#Order Payments!5,,\r
                unpaid,100000000002,,300.00,2026-02-03,3,the order row; payments files that cover 2026-01-01,\
                "Delivered, ordered on 2025-12-02, and no payment in the loaded files 30 days later.",,,\r

                """
        )
    }

    @Test func `products, months, states and inputs`() throws {
        let report = try ReportExample.report()
        #expect(
            try text("products.csv", of: report) == """
                sku,product,orders,units,dispatched,delivered,kept,rto,returned,exchanged,lost,rto_rate,return_rate,\
                settlement,goods_cost,packaging,profit,profit_per_kept,break_even_price,cost_known,units_dispatched,\
                units_kept,units_rto,units_returned,provisional,ad_orders,organic_orders\r
                '=SUM(A1),Kurta,10,12,9,7,5,1,1,1,1,0.1111,0.1429,1000.00,400.00,45.00,555.00,111.00,249.50,true,9,5,1,1,\
                false,,\r
                zzz,,0,0,0,0,0,0,0,0,0,,,0.00,,,,,,false,0,0,0,0,false,,\r

                """
        )
        #expect(
            try text("months.csv", of: report) == """
                month,orders,units,order_value,delivered,customer_return,rto,exchange,cancelled,lost,in_transit,\
                not_shipped,unknown,rto_rate,return_rate,kept_rate,provisional,cohort_settlement,legs,settlement,ads,\
                referral,compensation,recovery,payout,final_share,settled_share,expected_settlement,\
                days_to_payment_median,days_to_payment_90\r
                2025-12,10,12,2990.00,5,1,1,1,1,1,0,0,0,0.1111,0.1429,0.5556,false,1000.00,3,-51.50,-10.00,2.00,3.00,\
                -4.00,-60.50,1.0000,0.3333,0.00,,\r

                """
        )
        #expect(
            try text("states.csv", of: report) == """
                state,orders,units,dispatched,delivered,kept,rto,returned,exchanged,cancelled,lost,in_transit,rto_rate,\
                return_rate,kept_rate,order_value,settlement,provisional\r
                Bihar,10,12,9,7,5,1,1,1,1,1,0,0.1111,0.1429,0.5556,2990.00,1000.00,false\r

                """
        )
        #expect(
            try text("inputs.csv", of: report) == """
                path,kind,seller,from,to,rows,rejected,unknown_columns,note,sha256,size,skipped,left_out,unknown_sheets\r
                orders.csv,orders,1005589,2025-12-01,2025-12-31,10,1,Colour; '=x,"Odd, but read",ab12,2048,2,false,Extra\r

                """
        )
    }

    @Test func `periods, with what is not known left empty`() throws {
        var report = try ReportExample.report()
        let january = try #require(Month(year: 2026, month: 1).days)
        report.periods = [
            PeriodSummary(
                .all,
                days: nil,
                lines: [.init(.payout, value: nil, certainty: .printed, rows: 0)]
            ),
            PeriodSummary(
                .financialYear(FinancialYear(start: 1999)),
                days: FinancialYear(start: 1999).days,
                hasAllOrders: true,
                lines: [.init(.orders, value: .count(12), certainty: .printed, rows: 12)]
            ),
            PeriodSummary(
                .month(Month(year: 2026, month: 1)),
                days: january,
                hasAllPayments: true,
                lines: [
                    .init(.ads, value: .money(Paisa(-150)), previous: .money(.zero), certainty: .proven, rows: 3),
                    .init(
                        .rtoRate,
                        value: .rate(Ratio(1, of: 3)),
                        previous: .rate(Ratio(1, of: 8)),
                        certainty: .estimated,
                        rows: 3,
                        isProvisional: true
                    ),
                ]
            ),
        ]
        #expect(
            try text("periods.csv", of: report) == """
                period,from,to,figure,value,previous,basis,label,rows,provisional,orders_loaded,payments_loaded\r
                all,,,payout,,,payment,printed,0,false,false,false\r
                FY 1999-00,1999-04-01,2000-03-31,orders,12,,order,printed,12,false,true,false\r
                2026-01,2026-01-01,2026-01-31,ads,-1.50,0.00,payment,proven,3,false,false,true\r
                2026-01,2026-01-01,2026-01-31,rto_rate,0.3333,0.1250,order,estimated,3,true,false,true\r

                """
        )
    }

    @Test func `a long table goes out in pieces that make the same file`() throws {
        let table = CSVTable<Int>(columns: [.number("n") { $0 }, .text("t") { _ in "कपड़ा, \"x\"" }])
        var pieces: [[UInt8]] = []
        table.write(0..<40_000) { pieces.append(Array($0)) }
        #expect(pieces.count > 2)
        let lines = (0..<40_000).map { "\($0),\"कपड़ा, \"\"x\"\"\"\r\n" }
        #expect(pieces.flatMap { $0 } == [0xEF, 0xBB, 0xBF] + Array(("n,t\r\n" + lines.joined()).utf8))
    }

    private func text(_ name: String, of report: SellerReport) throws -> String {
        let file = try #require(Tables(report).files.first { $0.name == name })
        var bytes: [UInt8] = []
        try file.write { bytes += $0 }
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
}
