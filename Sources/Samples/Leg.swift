import Meesho

/// One row of the ledger "Order Payments".
struct Leg {
    var paid: Day
    /// As printed; empty on adjustments.
    var status: String
    var sale = Paisa.zero
    var saleReturn = Paisa.zero
    /// Positive: the part of `sale` that is customer shipping, and with the other sign of `saleReturn`.
    var customerShipping = Paisa.zero
    var premium = Paisa.zero
    var premiumReturn = Paisa.zero
    var goldFee = Paisa.zero
    var returnShipping = Paisa.zero
    var shipping = Paisa.zero
    /// The part of `shipping` before its 18 %.
    var shippingNet = Paisa.zero
    var otherServices = Paisa.zero
    var waivers = Paisa.zero
    var tcs = Paisa.zero
    /// In basis points.
    var tdsRate = 10
    var tds = Paisa.zero
    var compensation = Paisa.zero
    var claims = Paisa.zero
    var recovery = Paisa.zero
    var compensationReason = ""
    var claimsReason = ""
    var recoveryReason = ""
    /// What the marketplace kept back without a word: the printed settlement is lower by this.
    var shortfall = Paisa.zero
    /// Printed twice in the same file.
    var isDoubled = false

    init(paid: Day, status: String) {
        self.paid = paid
        self.status = status
    }

    var netOther: Paisa { otherServices + waivers }
    var gstOnOther: Paisa { netOther.times(18, over: 100) }

    /// The sum of the printed legend's formula, in which GST on other charges does not appear.
    var formula: Paisa {
        sale + saleReturn + premium + premiumReturn + goldFee + returnShipping + shipping + netOther + tcs + tds
            + compensation + claims + recovery
    }

    var settlement: Paisa { formula - shortfall }
}
