using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Optimizer.Api.Tests.Alerts;

/// <summary>A webhook's receiver on loopback; it answers what it is told to.</summary>
internal sealed class FakeReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SemaphoreSlim arrived = new(0);

    private FakeReceiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<int> Answers { get; } = new();

    public ConcurrentQueue<(string Body, IReadOnlyDictionary<string, string> Headers)> Received { get; } = new();

    public Uri Url => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/alerts?token=hidden");

    public static async Task<FakeReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new FakeReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Until so many more requests came in.</summary>
    public async Task WaitAsync(int requests)
    {
        for (var i = 0; i < requests; i++) Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30)), "No further request came.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Received.Enqueue((await reader.ReadToEndAsync(), headers));
        context.Response.StatusCode = Answers.TryDequeue(out var answer) ? answer : 200;
        if (answer == 302) context.Response.Headers.Location = "/elsewhere";
        arrived.Release();
    }
}
