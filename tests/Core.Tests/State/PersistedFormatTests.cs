using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.State;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.State;

/// <summary>What is persisted is a contract: stores that are out there are read by the next program.</summary>
public sealed partial class PersistedFormatTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Entities_of_a_deployment_are_written_as_they_always_were()
    {
        await store.State.PutPlatformAsync(APlatform.Source("price"), Autonomy.Full, "ann", None);
        await store.State.AddVersionAsync("shop", APlatform.Version("price"), None);
        await store.State.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        await RequireSnapshotAsync("state", "platforms", "platform:shop", "versions:shop:price", "audit:shop");
    }

    [Fact]
    public async Task Entities_of_a_workflow_are_written_as_they_always_were()
    {
        var options = new EmbeddedWorkflowOptions { Owner = "one" };
        await using (var runner = new EmbeddedWorkflowRunner(
            store.Entities, store.Blobs, store.Time, options, NullLogger<EmbeddedWorkflowRunner>.Instance))
        {
            runner.RegisterActivity("double", () => new FakeActivity<int, int>(n => 2 * n));
            runner.RegisterActivity("fail", () => new FakeActivity<int, int>(_ => throw new IOException("disk full")));
            runner.RegisterWorkflow<int, int>("w", async (c, n) =>
            {
                c.SetStatus(new { phase = "detection" });
                var doubled = await c.CallActivityAsync<int, int>("double", n, new RetryPlan(1, TimeSpan.Zero));
                return await c.CallActivityAsync<int, int>("fail", doubled, new RetryPlan(1, TimeSpan.Zero));
            });
            await runner.StartAsync("w", "i", 21, None);
            await runner.WaitAsync("i", None);
        }
        await RequireSnapshotAsync("workflow", "workflows:running", "workflows:finished", "workflow:i");
    }

    private async Task RequireSnapshotAsync(string name, params string[] partitions)
    {
        var lines = new List<string>();
        foreach (var partition in partitions)
        {
            await foreach (var entity in store.Entities.QueryAsync(partition, null, null, None))
                lines.Add($"{entity.Partition} / {entity.Row}\n    {Mask(entity)}\n");
        }
        var path = Path.Combine(Folder(), name + ".snap");
        var text = string.Concat(lines);
        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        if (text != expected) await File.WriteAllTextAsync(path + ".received", text);
        Assert.True(
            text == expected,
            $"What is persisted changed. If stores of earlier programs are still read, move {path}.received over {path}; else keep the old form readable.");
    }

    /// <summary>ECDSA signatures differ each time.</summary>
    private static string Mask(StateEntity entity) => Signature().Replace(entity.Json, "\"signature\":\"…\"");

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "_snapshots");

    [GeneratedRegex("\"signature\":\"[^\"]+\"")]
    private static partial Regex Signature();
}
