import Meesho
import Testing

@testable import Ledger

struct FinancialYearTests {
    @Test(arguments: [
        (2026, 3, "2025-26", "2025-04-01", "2026-03-31"), (2026, 4, "2026-27", "2026-04-01", "2027-03-31"),
        (2000, 1, "1999-00", "1999-04-01", "2000-03-31"), (2025, 12, "2025-26", "2025-04-01", "2026-03-31"),
    ])
    func `begins in April`(year: Int, month: Int, name: String, first: String, last: String) throws {
        let financialYear = FinancialYear(of: Month(year: year, month: month))
        #expect(financialYear.name == name)
        let days = try #require(financialYear.days)
        #expect(days.first.iso == first && days.last.iso == last)
        #expect(financialYear.previous.days?.last == days.first - 1)
    }

    @Test(arguments: [1989, 2099])
    func `has no days where the calendar ends within`(start: Int) {
        #expect(FinancialYear(start: start).days == nil)
    }
}
