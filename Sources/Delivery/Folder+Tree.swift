import Glibc

extension Folder {
    /// Paths of everything below that is not a folder, links included, sorted by folder and name.
    func filePaths(below prefix: String = "", depth: Int = 0) throws(OutputError) -> [String] {
        guard depth < Folder.depthLimit else {
            throw OutputError("use the folder \(path)", because: "it is nested too deeply", advice: "Move it away.")
        }
        var paths: [String] = []
        for name in try names() {
            switch try kind(of: name) {
            case .folder: paths += try folder(name).filePaths(below: prefix + name + "/", depth: depth + 1)
            case .file, .other: paths.append(prefix + name)
            case nil: break
            }
        }
        return paths
    }

    /// Removes what has that name, with everything below it; links are removed, never followed.
    func removeTree(_ name: String) throws(OutputError) {
        switch try kind(of: name) {
        case nil: return
        case .file, .other: try remove(file: name)
        case .folder:
            do {
                let inner = try folder(name)
                for entry in try inner.names() { try inner.removeTree(entry) }
            }
            try remove(emptyFolder: name)
        }
    }

    /// Moves the file at `path`, given as its components, to the same place below `other`.
    func carry(_ path: ArraySlice<Substring>, to other: borrowing Folder) throws(OutputError) {
        guard let name = path.first.map(String.init) else { return }
        guard path.count > 1 else { return try move(name, to: other) }
        try folder(name).carry(path.dropFirst(), to: other.madeFolder(name))
    }

    /// Makes the folder at `path`, given as its components, and those it lies in, where missing.
    func makeFolders(_ path: ArraySlice<Substring>) throws(OutputError) {
        guard let name = path.first.map(String.init) else { return }
        try madeFolder(name).makeFolders(path.dropFirst())
    }

    private static var depthLimit: Int { 32 }
}
