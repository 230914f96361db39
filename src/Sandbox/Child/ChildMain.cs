using System.Globalization;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Client;
using Optimizer.Sandbox.Protocol;

namespace Optimizer.Sandbox.Child;

/// <summary>The child: reads one job, does its work, says its last word and waits to be killed.</summary>
internal static class ChildMain
{
    /// <summary>Functions that block their threads must not starve the replay of their own dependencies.</summary>
    private const int MinThreads = 32;

    public static async Task RunAsync()
    {
        ThreadPool.SetMinThreads(MinThreads, MinThreads);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        if (Environment.GetEnvironmentVariable(OwnNetwork.Variable) is not null) Loopback.BringUp();
        var (input, output) = StandardStreams.Claim();
        var job = JobCodec.Read(input);
        Lifeline.Hold(input);
        var channel = new FrameChannel(output);
        var end = await WorkAsync(job, channel);
        channel.Ended(end);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }

    private static async Task<SandboxReport> WorkAsync(SandboxJob job, FrameChannel channel)
    {
        try
        {
            var because = job.Work switch
            {
                SandboxWork.Differential => await new DifferentialRun(job, channel).RunAsync(),
                SandboxWork.Measure => await new MeasureRun(job, channel).RunAsync(),
                SandboxWork.Scenarios => await new ScenarioRun(job, channel).RunAsync(),
                _ => throw new JobRefusedException($"There is no work {job.Work}."),
            };
            return new SandboxReport(SandboxOutcome.Completed, because);
        }
        catch (OverrunException e)
        {
            return new SandboxReport(e.Outcome, e.Message) { Culprit = e.Side, CulpritCase = e.Case };
        }
        catch (JobRefusedException e)
        {
            return new SandboxReport(SandboxOutcome.Refused, e.Message) { Culprit = e.Side };
        }
    }
}
