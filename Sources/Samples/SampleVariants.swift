/// Every kind and generation of export, small and of fixed size.
package enum SampleVariants {
    package static func all() -> [(path: String, bytes: [UInt8])] { [] }
}
