using System.Net.Http.Json;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Local.Commands;
using Optimizer.Local.Hosting;

namespace Optimizer.Local.Demo;

/// <summary>What a team's tools would say to the optimizer, over HTTP.</summary>
internal sealed class DemoClient : IDisposable
{
    private readonly HttpClient http;

    public DemoClient(OptimizerHost host)
    {
        http = new HttpClient { BaseAddress = host.BaseAddress };
        http.DefaultRequestHeaders.Add("x-functions-key", host.AdminKey);
    }

    /// <summary>Hands in the platform's source.</summary>
    public async Task RegisterAsync(PlatformSource source, CancellationToken cancellationToken)
    {
        var body = new { autonomy = Autonomy.Full, files = source.Files };
        using var response = await http.PutAsJsonAsync($"api/platforms/{source.Definition.Platform}", body, cancellationToken).ConfigureAwait(false);
        await RequireAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The cycle's id.</returns>
    public async Task<string> StartCycleAsync(string platform, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync(new Uri($"api/platforms/{platform}/cycles", UriKind.Relative), null, cancellationToken).ConfigureAwait(false);
        await RequireAsync(response, cancellationToken).ConfigureAwait(false);
        var started = await response.Content.ReadFromJsonAsync<StartedCycle>(cancellationToken).ConfigureAwait(false);
        return started!.Id;
    }

    /// <returns><c>running</c>, <c>completed</c> or <c>failed</c>.</returns>
    public async Task<string> StatusAsync(string cycle, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri($"api/cycles/{cycle}", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound) return "running";
        await RequireAsync(response, cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<CycleState>(cancellationToken).ConfigureAwait(false))!.Status;
    }

    public void Dispose() => http.Dispose();

    private static async Task RequireAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode) return;
        var problem = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        throw new CommandFailedException($"demo: {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} gave {(int)response.StatusCode}: {problem}");
    }

    private sealed record StartedCycle(string Id);

    private sealed record CycleState(string Status);
}
