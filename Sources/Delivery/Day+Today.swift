import Glibc
import Meesho

extension Day {
    /// Today in India, by the clock of this machine.
    package static var todayInIndia: Day {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return inIndia(secondsSince1970: time.tv_sec)
    }

    /// The civil date in India, which is 5 hours and 30 minutes ahead of UTC all year round.
    static func inIndia(secondsSince1970 seconds: Int) -> Day {
        let local = seconds + 19_800
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        return Day(number: Int32(clamping: days))
    }
}
