/// How the page of a bundle is laid out.
package enum PageLayout: String, CaseIterable, Sendable {
    /// One file with everything in it, which opens wherever it lies.
    case page
    /// With style and script in files beside it, for hosts that forbid them inside.
    case folder

    package var parts: [PagePart] {
        switch self {
        case .page: [.whole]
        case .folder: [.frame, .style, .script, .headers]
        }
    }
}

/// A file that the page of a report is made of.
package enum PagePart: Sendable {
    /// The page with everything in it.
    case whole
    /// The page that loads style and script from beside it.
    case frame
    case style, script
    /// What static hosts that read `_headers` send with every file.
    case headers

    /// Inside the bundle.
    package var path: String {
        switch self {
        case .whole, .frame: "index.html"
        case .style: "style.css"
        case .script: "script.js"
        case .headers: "_headers"
        }
    }

    /// Nothing may be loaded from anywhere but from beside the page.
    static let framePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"

    /// Framing can be forbidden by a host only, not by a page.
    static let headersText = """
        /*
          Content-Security-Policy: \(framePolicy); frame-ancestors 'none'
          X-Robots-Tag: noindex, nofollow
          Referrer-Policy: no-referrer
          X-Content-Type-Options: nosniff
          Cache-Control: private, no-cache

        """
}
