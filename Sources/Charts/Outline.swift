import Wording

/// What a path draws, in the units of a chart: hundredths of a percent across, pixels down.
struct Outline {
    private(set) var markup = Markup()

    var isEmpty: Bool { markup.bytes.isEmpty }

    mutating func move(to x: Share, _ y: Int) { point("M", x, y) }
    mutating func line(to x: Share, _ y: Int) { point("L", x, y) }
    mutating func close() { markup.raw("Z") }

    mutating func rect(x: Share, y: Int, width: Share, height: Int) {
        move(to: x, y)
        step("h", width.hundredths)
        step("v", height)
        step("h", -width.hundredths)
        close()
    }

    /// A rectangle whose corners are rounded by about four pixels.
    mutating func tile(x: Share, y: Int, width: Share, height: Int) {
        let (across, down) = (90, 4)
        move(to: x + Share(across), y)
        step("h", width.hundredths - 2 * across)
        corner(across, down, across, down)
        step("v", height - 2 * down)
        corner(across, down, -across, down)
        step("h", 2 * across - width.hundredths)
        corner(across, down, -across, -down)
        step("v", 2 * down - height)
        corner(across, down, across, -down)
        close()
    }

    private mutating func point(_ command: StaticString, _ x: Share, _ y: Int) {
        step(command, x.hundredths)
        markup.raw(" ")
        markup.number(y)
    }

    private mutating func step(_ command: StaticString, _ number: Int) {
        markup.raw(command)
        markup.number(number)
    }

    private mutating func corner(_ across: Int, _ down: Int, _ x: Int, _ y: Int) {
        step("a", across)
        step(" ", down)
        markup.raw(" 0 0 1")
        step(" ", x)
        step(" ", y)
    }
}
