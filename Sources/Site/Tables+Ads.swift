import Ledger
import Meesho

extension CSVTable<AdAnalysis.Campaign> {
    /// `ad_campaigns.csv`: the most costly first, signs as printed; days are those of rows that print a single date.
    static var adCampaigns: Self {
        CSVTable(columns: [
            .text("campaign", \.name),
            .day("first_ran", \.first),
            .day("last_ran", \.last),
            .number("days", \.days),
            .number("undated_rows", \.undated),
            .number("rows", \.spend.rows),
            .money("cost", \.spend.cost),
            .money("credits", \.spend.credits),
            .money("gst", \.spend.gst),
            .money("total", \.spend.total),
            .ratio("share", \.share),
        ])
    }
}

extension CSVTable<AdAnalysis.RunDay> {
    /// `ad_days.csv`: by the day the ads ran; rows that print no single date stand in the last one, without a day.
    static var adDays: Self {
        CSVTable(columns: [
            .day("ran_on", \.day),
            .number("campaigns", \.campaigns),
            .number("rows", \.spend.rows),
            .money("cost", \.spend.cost),
            .money("credits", \.spend.credits),
            .money("gst", \.spend.gst),
            .money("total", \.spend.total),
        ])
    }
}
