/// How a seller is taxed under the CGST Act. Source: the seller's own registration; stands in no export.
package enum GSTScheme: String, Sendable, CaseIterable {
    /// Collects GST, claims input credit.
    case regular
    /// Section 10: pays a share of turnover, claims nothing.
    case composition
    case unregistered
}
