using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime;

/// <summary>Sends a platform's telemetry and follows its manifest while the application runs.</summary>
internal sealed class PlatformService(PlatformRuntime runtime) : BackgroundService
{
    private static readonly TimeSpan LastFlush = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource lastFlush = new(Timeout.InfiniteTimeSpan, runtime.Time);
    private bool manifestMissing;

    /// <exception cref="FunctionActivationException">A function cannot be constructed: better now than at the first request.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var _ in runtime.Handles.All)
        {
        }
        if (runtime.Options is { Optimizer: not null, PublicKeyPem: null }) Logs.NoPublicKey(runtime.Log, runtime.Platform);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>A batch on its way is given the time of the last one: cut off and sent again, its invocations would be counted twice.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        lastFlush.CancelAfter(LastFlush);
        using var _ = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), lastFlush);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await GuardAsync(runtime.Telemetry.FlushAsync, lastFlush.Token).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        base.Dispose();
        lastFlush.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowManifestAsync(stoppingToken), SendTelemetryAsync(stoppingToken));

    private async Task FollowManifestAsync(CancellationToken stopping)
    {
        if (runtime.Versions is not { } versions) return;
        using var timer = new PeriodicTimer(runtime.Options.ManifestInterval, runtime.Time);
        do await GuardAsync(versions.UpdateAsync, stopping).ConfigureAwait(false);
        while (await NextAsync(timer.WaitForNextTickAsync(stopping).AsTask()).ConfigureAwait(false));
    }

    private async Task SendTelemetryAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(runtime.Options.FlushInterval, runtime.Time);
        var tick = timer.WaitForNextTickAsync(stopping).AsTask();
        var pressure = runtime.BufferPressureAsync(stopping);
        while (await NextAsync(await Task.WhenAny(tick, pressure).ConfigureAwait(false)).ConfigureAwait(false))
        {
            await GuardAsync(runtime.Telemetry.FlushAsync, lastFlush.Token).ConfigureAwait(false);
            if (tick.IsCompleted) tick = timer.WaitForNextTickAsync(stopping).AsTask();
            if (pressure.IsCompleted) pressure = runtime.BufferPressureAsync(stopping);
        }
    }

    /// <returns>False when the application stops.</returns>
    private static async Task<bool> NextAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !task.IsCanceled && task is not Task<bool> { Result: false };
    }

    /// <summary>A fault of ours must never reach the application: an exception here would stop its host.</summary>
    private async Task GuardAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken).ConfigureAwait(false);
            if (step.Target is VersionUpdater) manifestMissing = false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException)
        {
            if (!manifestMissing) Logs.ManifestUnavailable(runtime.Log, e, runtime.Platform);
            manifestMissing = true;
        }
        catch (Exception e)
        {
            Logs.OwnFault(runtime.Log, e, runtime.Platform);
        }
    }
}
