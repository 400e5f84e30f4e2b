import Meesho

/// What a seller needs for the GST returns and the income tax return. Source: tcs files, document lists, payments.
package struct TaxFigures: Sendable {
    /// Sums of a cell at full precision: rounded only where shown.
    package struct Split: Sendable, Hashable {
        package var quantity = 0
        package var taxable = ExactRupees.zero
        /// Tax of supplies to other states.
        package var igst = ExactRupees.zero
        /// Tax of supplies inside the state: one half each is CGST and SGST.
        package var intra = ExactRupees.zero
        /// Tax of rows whose state is not known, so that nobody can tell which of the two it is.
        package var unsplit = ExactRupees.zero
        package var invoice = ExactRupees.zero

        package init() {}

        /// CGST; SGST is the same.
        package var half: ExactRupees { ExactRupees(units: intra.units / 2) }
        package var tax: ExactRupees { igst + intra + unsplit }
    }

    /// A line of table 7 (B2CS).
    package struct Place: Sendable {
        package var gstin: String
        package var month: Month?
        /// `nil` for a state that is not known.
        package var stateCode: Int?
        /// Standard name, or as printed where it is not known.
        package var state: String
        /// In hundredths of a percent.
        package var rate: Int
        /// `nil` where it cannot be told.
        package var isIntra: Bool?
        package var sums = Split()

        /// `24-Gujarat`, as the return names it; empty for a state that is not known.
        package var placeOfSupply: String {
            stateCode.map { ($0 < 10 ? "0" : "") + "\($0)-\(state)" } ?? ""
        }
    }

    /// A line of table 12 (HSN).
    package struct HSN: Sendable {
        package var gstin: String
        package var month: Month?
        package var hsn: String
        package var rate: Int
        package var sums = Split()
    }

    /// A line of table 14 (supplies through an operator).
    package struct Operator: Sendable {
        package enum Source: String, Sendable {
            case file, setting
            case notInFiles = "not_in_files"
        }

        package var gstin: String
        package var month: Month?
        /// Empty where neither file nor setting tells.
        package var operatorGSTIN: String
        package var source: Source
        package var sums = Split()
    }

    /// A line of table 13 (documents).
    package struct Documents: Sendable {
        /// Empty where the handle in the numbers stands in no tcs file, or in those of several GSTINs.
        package var gstin: String
        package var month: Month?
        package var type: String
        /// What stands before the serials; empty for numbers of a form that is not known.
        package var prefix: String
        package var first: UInt32?
        package var last: UInt32?
        /// Distinct numbers.
        package var count: Int
        /// Serials between first and last that no loaded list holds.
        package var missing = 0
        /// The first of them: `abcde2611 abcde2615-abcde2618`.
        package var missingNumbers = ""
        /// Rows that repeat a number.
        package var duplicates = 0

        package func number(_ serial: UInt32?) -> String { serial.map { prefix + String($0) } ?? "" }
    }

    /// A tax that was paid in advance or inside a charge, in a payment month.
    package struct Credit: Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case tcs, tds
            case fees = "gst_on_fees"
            case shipping = "gst_on_shipping"
            case services = "gst_on_services"
            case ads = "gst_on_ads"

            package var isPrinted: Bool { self != .fees && self != .shipping }
        }

        /// `nil` gathers rows that print no payment date.
        package var month: Month?
        package var kind: Kind
        /// Charges including GST that the tax is inside of, positive; `nil` where the tax itself is printed.
        package var base: Paisa?
        /// Positive: to claim.
        package var amount: Paisa
    }

    /// By GSTIN, month, state and rate.
    package var places: [Place] = []
    package var hsn: [HSN] = []
    package var operators: [Operator] = []
    package var documents: [Documents] = []
    /// By month and kind; without those that are zero.
    package var credits: [Credit] = []
    package var tieOut = TaxTieOut()
    /// Rows per state name that is not known.
    package var unknownStates: [String: Int] = [:]

    package init() {}
}
