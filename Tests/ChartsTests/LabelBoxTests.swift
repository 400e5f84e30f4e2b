import Testing

@testable import Charts

@Suite struct LabelBoxTests {
    private static let widths = 250...1_000

    private static func box(_ percent: Int, _ left: Int, _ right: Int, top: Int = 0) -> LabelBox {
        LabelBox(place: Share(percent * 100), left: left, right: right, top: top, bottom: top + 14)
    }

    @Test func `boxes beside or below one another are apart`() {
        #expect(Self.box(10, 0, 40).isApart(from: Self.box(50, 0, 40), at: Self.widths))
        #expect(Self.box(50, 0, 40).isApart(from: Self.box(50, 0, 40, top: 14), at: Self.widths))
        #expect(!Self.box(50, 0, 40).isApart(from: Self.box(50, 20, 60, top: 13), at: Self.widths))
        #expect(!Self.box(10, 0, 60).isApart(from: Self.box(20, 0, 40), at: Self.widths))
    }

    @Test func `boxes that a wider chart moves through one another are not apart`() {
        // The first ends at 115 of 250 pixels, the second begins at 122; of 1,000 they are from 435 and from 460.
        let first = Self.box(50, -65, -10)
        let second = Self.box(45, 10, 60)
        #expect(first.right(at: 250) < second.left(at: 250))
        #expect(first.right(at: 1_000) > second.left(at: 1_000))
        #expect(!first.isApart(from: second, at: Self.widths))
        // These have passed one another: apart at both ends, but not between.
        let left = Self.box(60, -65, -10)
        let right = Self.box(35, 60, 110)
        #expect(left.right(at: 250) < right.left(at: 250) && right.right(at: 1_000) < left.left(at: 1_000))
        #expect(!left.isApart(from: right, at: Self.widths))
    }

    @Test func `a box is inside at every width or not at all`() {
        #expect(Self.box(50, -40, 40).isInside(Self.widths))
        #expect(!Self.box(90, 0, 40).isInside(Self.widths))
        #expect(!Self.box(10, -30, 0).isInside(Self.widths))
    }
}
