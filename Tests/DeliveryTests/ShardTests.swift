import Testing

@testable import Delivery

struct ShardTests {
    @Test(arguments: ["", "1", "0/4", "5/4", "a/b", "1/0", "-1/4", "1/4/2", "1/ 4"])
    func `other texts are no shard`(text: String) {
        #expect(Shard(text) == nil)
    }

    @Test func `every seller is in exactly one shard`() throws {
        let shards = try (1...7).map { try #require(Shard("\($0)/7")) }
        for id in 1_000_000..<1_000_500 {
            #expect(shards.count { $0.contains(sellerID: String(id)) } == 1)
        }
    }

    @Test func `the hash is FNV-1a`() throws {
        // 0xcbf29ce484222325 and 0x85944171f73967e8, from the reference test vectors of FNV.
        #expect(
            try #require(Shard(number: 1 + Int(UInt64(0xcbf2_9ce4_8422_2325) % 1_000), of: 1_000)).contains(
                sellerID: ""
            )
        )
        #expect(
            try #require(Shard(number: 1 + Int(UInt64(0x8594_4171_f739_67e8) % 1_000), of: 1_000)).contains(
                sellerID: "foobar"
            )
        )
    }

    @Test(arguments: [
        (["AWS_BATCH_JOB_ARRAY_INDEX": "2", "AWS_BATCH_JOB_ARRAY_SIZE": "4"], "3/4"),
        (["BATCH_TASK_INDEX": "0", "BATCH_TASK_COUNT": "4"], "1/4"),
        (["CLOUD_RUN_TASK_INDEX": "3", "CLOUD_RUN_TASK_COUNT": "4"], "4/4"),
        (["JOB_COMPLETION_INDEX": "1", "JOB_COMPLETIONS": "2"], "2/2"),
        (["SLURM_ARRAY_TASK_ID": "12", "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_COUNT": "4"], "3/4"),
        (
            [
                "SLURM_ARRAY_TASK_ID": "14", "SLURM_ARRAY_TASK_MIN": "10", "SLURM_ARRAY_TASK_COUNT": "4",
                "SLURM_ARRAY_TASK_STEP": "2",
            ], "3/4"
        ),
        (["BATCH_TASK_INDEX": "4", "BATCH_TASK_COUNT": "4"], nil),
        (["JOB_COMPLETION_INDEX": "1"], nil),
        ([:], nil),
    ])
    func `array jobs tell their shard`(environment: [String: String], shard: String?) {
        #expect(Shard.ofArrayJob(in: environment) == shard.flatMap { Shard($0) })
    }
}
