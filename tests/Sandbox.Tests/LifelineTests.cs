using System.Diagnostics;
using Optimizer.Sandbox.Client;
using Optimizer.Sandbox.Protocol;

namespace Optimizer.Sandbox.Tests;

public sealed class LifelineTests
{
    [Fact]
    public async Task A_child_ends_when_the_process_that_started_it_is_gone()
    {
        var folder = Directory.CreateTempSubdirectory("optimizer-lifeline-");
        var job = AJob.With("""while (request.Number >= 0) { } return new Reply();""") with { Limits = AJob.Limits(callSeconds: 60, wallSeconds: 60) };
        using var child = Process.Start(new ChildLauncher(new SandboxProcessOptions()).Prepare(job, folder.FullName))!;
        await child.StandardInput.BaseStream.WriteAsync(JobCodec.Write(job));
        child.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await child.WaitForExitAsync(patience.Token);
        folder.Delete(recursive: true);
    }
}
