import Glibc

/// What `call` returns once no signal interrupts it: system calls that do not go on by themselves are made again.
package func uninterrupted<Result: BinaryInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        guard result == -1, errno == EINTR else { return result }
    }
}
