/// A rare event, placed at a fixed position of every 120 sub orders so that even a small sample shows each.
enum Twist: Int, CaseIterable {
    case unpaid = 5
    case shortPaid = 9
    case returnNotReversed = 12
    case reversedWithoutReturn = 15
    case missingFromOrders = 18
    case rtoCharged = 21
    case lostCompensated = 24
    case lostUncompensated = 27
    case exchanged = 30
    case cancelledWithPenalty = 33
    case returnedAfterPayout = 36
    case claimPaid = 39
    case claimUnpaid = 42
    case claimRejected = 45
    case claimOpen = 48
    case taxedDouble = 50
    case settledTwice = 52
    case discountedLater = 54
    case adjusted = 56
    case returnLost = 58
    case returnStuck = 60
    case otherCharges = 62
    case creditWithoutAmounts = 64
    case goldFee = 66
    case returnPremium = 68

    init?(index: Int) { self.init(rawValue: index % 120) }

    /// What must become of the order for the event to make sense.
    var fate: SimulatedOrder.Fate {
        switch self {
        case .unpaid, .shortPaid, .missingFromOrders, .taxedDouble, .settledTwice, .discountedLater, .adjusted,
            .otherCharges, .goldFee, .returnPremium:
            .delivered
        case .rtoCharged: .rto
        case .lostCompensated, .lostUncompensated: .lost
        case .exchanged: .exchanged
        case .cancelledWithPenalty: .cancelled
        default: .returned
        }
    }
}
