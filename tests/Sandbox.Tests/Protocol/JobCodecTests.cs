using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;
using Optimizer.Sandbox.Protocol;

namespace Optimizer.Sandbox.Tests.Protocol;

public sealed class JobCodecTests
{
    [Fact]
    public void Every_member_of_a_job_arrives()
    {
        var call = AJob.Get("http://rates.example/", "1", ms: 3, connectMs: 1) with { OffsetMs = 2, Outcome = Outcomes.Error, Error = "X" };
        var job = new SandboxJob
        {
            Work = SandboxWork.Measure,
            Platform = new AssemblyImage("P", [1, 2]),
            BaselineType = "B",
            Bundle = new AssemblyImage("Q", [3]),
            CandidateType = "C",
            Probe = new AssemblyImage("R", [4]),
            CandidateProbe = new AssemblyImage("S", [5]),
            SearchCalls = 9,
            HeldAnswer = TimeSpan.FromSeconds(2),
            MaxRecorded = 11,
            MaxGenerated = 12,
            References = ["/a.dll"],
            Cases = [AJob.Case(1, call) with { Generated = true, At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) }, AJob.Case(2)],
            Optimization = "caching",
            PlanJson = "{}",
            OnlyScenarios = ["caching.entries-expire"],
            DistinctRequests = true,
            MeasureRounds = 5,
            MeasureTime = TimeSpan.FromSeconds(6),
            Together = 8,
            Cold = true,
            Limits = AJob.Limits(1, 2, 3),
            Seed = 7,
        };
        var read = JobCodec.Read(new MemoryStream(JobCodec.Write(job)));
        Assert.Equal(JsonSerializer.Serialize(job), JsonSerializer.Serialize(read));
    }
}
