using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.Local.Commands;
using Optimizer.Local.Hosting;
using Optimizer.Local.Reporting;
using Optimizer.Local.Store;

namespace Optimizer.Local.Running;

/// <summary>One run of the seven phases on a folder and a trace.</summary>
internal sealed class PlatformRun(CommandIo io, RunInput input)
{
    private readonly long started = io.Time.GetTimestamp();

    /// <exception cref="CommandFailedException">The input cannot be used.</exception>
    /// <exception cref="PlatformFaultsException">The platform's source cannot be used; names all faults.</exception>
    /// <returns>The report, and why the cycle failed; null where it did not.</returns>
    public async Task<(ReportDocument Report, string? Failure)> RunAsync(CancellationToken cancellationToken)
    {
        var source = PlatformFolder.Read(input.Platform);
        var compiled = PlatformCompiler.Compile(source, new FolderReferences().For(source.Definition));
        CandidateFolders.RequireWritable(input.Out);
        if (!input.Trace.Exists) TraceStream.Open(input.Trace).Dispose();
        using var data = RunStore.Open(input.Data);
        var pointers = await RegisterAsync(data.Path, source, cancellationToken).ConfigureAwait(false);
        var trace = await LoadAsync(compiled, pointers, cancellationToken).ConfigureAwait(false);
        var services = Services(data.Path, trace);
        await using (services.ConfigureAwait(false))
            return await OptimizeAsync(services, source, trace, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The live version of each function.</returns>
    private async Task<IReadOnlyDictionary<string, int>> RegisterAsync(string dataPath, PlatformSource source, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddFolderStore(dataPath, io.Time, input.Account).BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var state = services.GetRequiredService<PlatformState>();
            await state.RecoverAsync(cancellationToken).ConfigureAwait(false);
            await state.PutPlatformAsync(source, input.Autonomy, io.Actor, cancellationToken).ConfigureAwait(false);
            var pointers = await state.ListFunctionsAsync(source.Definition.Platform, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var trial in pointers.Where(p => p.Canary is not null))
                io.Error.WriteLine($"{trial.Function}: version {trial.Canary!.Version} is under trial in this store, so nothing new is looked for. 'optimizer rollback {trial.Function}' ends it.");
            return pointers.ToDictionary(p => p.Function, p => p.Live, StringComparer.Ordinal);
        }
    }

    private async Task<TraceContent> LoadAsync(
        PlatformCompilation compiled, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken)
    {
        var content = await new TraceLoader(io.Error, io.Time).LoadAsync(input.Trace, compiled, versions, cancellationToken).ConfigureAwait(false);
        foreach (var complaint in TraceComplaints.Of(input.Trace, content)) io.Error.WriteLine(complaint);
        foreach (var silent in compiled.Functions.Keys.Where(f => !content.Traffic.ContainsKey(f)).Order(StringComparer.Ordinal))
            io.Error.WriteLine($"{input.Trace.Name}: there is no invocation of '{silent}'; nothing is looked for there.");
        return content;
    }

    private ServiceProvider Services(string dataPath, TraceContent trace)
    {
        var services = new ServiceCollection();
        input.Configure?.Invoke(services);
        services.AddLogging(logging => logging.AddProvider(new LineLoggerProvider(io.Error, io.Time)));
        services.AddSingleton<ITrafficSource>(new TraceTraffic(trace));
        services.AddSingleton<IEvidenceSource, NoEvidence>();
        services.AddLocalOptimizer(dataPath, io.Time, input.Account);
        return services.BuildServiceProvider();
    }

    private async Task<(ReportDocument Report, string? Failure)> OptimizeAsync(
        ServiceProvider services, PlatformSource source, TraceContent trace, CancellationToken cancellationToken)
    {
        var platform = source.Definition.Platform;
        var id = await services.GetRequiredService<EmbeddedCycleStarter>().StartAsync(platform, cancellationToken).ConfigureAwait(false);
        await WaitAsync(services.GetRequiredService<EmbeddedWorkflowRunner>(), id, cancellationToken).ConfigureAwait(false);
        var cycle = await services.GetRequiredService<IPlatformState>().FindCycleAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandFailedException($"The cycle {id} left no record.");
        await services.GetRequiredService<CandidateFolders>().WriteAsync(input.Out, cycle, cancellationToken).ConfigureAwait(false);
        var builder = ActivatorUtilities.CreateInstance<RunReport>(services);
        var report = await builder.BuildAsync(source, trace, cycle, cancellationToken).ConfigureAwait(false);
        var timed = report with { Seconds = Math.Round(io.Time.GetElapsedTime(started).TotalSeconds, 3) };
        CandidateFolders.WriteReport(input.Out, timed);
        return (timed, cycle.Status == "completed" ? null : cycle.Phases.FirstOrDefault(p => p.Outcome.StartsWith("failed", StringComparison.Ordinal))?.Outcome ?? "failed");
    }

    private async Task WaitAsync(EmbeddedWorkflowRunner runner, string id, CancellationToken cancellationToken)
    {
        var ended = runner.WaitAsync(id, cancellationToken);
        string? shown = null;
        while (!ended.IsCompleted)
        {
            var status = (await runner.GetAsync(id, cancellationToken).ConfigureAwait(false))?.CustomStatus?.GetRawText();
            if (status is not null && status != shown) io.Error.WriteLine($"cycle: {shown = status}");
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(200), io.Time, cancellationToken)).ConfigureAwait(false);
        }
        var snapshot = await ended.ConfigureAwait(false);
        if (snapshot.Failure is { } failure) throw new CommandFailedException($"The cycle failed: {failure.Message}");
    }
}
