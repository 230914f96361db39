using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Api;
using Optimizer.Api.Keys;
using Optimizer.Local.Hosting;

namespace Optimizer.EndToEnd.Tests.Security;

/// <summary>The API on Kestrel, as <c>serve</c> hosts it, with the platform <c>shop</c>.</summary>
internal sealed class AServer : IAsyncDisposable
{
    private const string Source =
        "using Optimizer.Runtime; namespace Shop; public class Same : IPlatformFunction<int, int> { public Task<int> InvokeAsync(int request, CancellationToken cancellationToken) => Task.FromResult(request); }";

    private readonly TemporaryFolder folder;
    private readonly OptimizerHost host;

    private AServer(TemporaryFolder folder, OptimizerHost host) => (this.folder, this.host, Log) = (folder, host, new StringWriter());

    public StringWriter Log { get; private set; }

    public HttpClient Admin => Client(host.AdminKey);

    public static async Task<AServer> StartAsync()
    {
        var (folder, log) = (new TemporaryFolder(), new StringWriter());
        var host = await OptimizerHost.StartAsync(new OptimizerHostOptions
        {
            DataPath = folder.Path, CycleInterval = null, Log = TextWriter.Synchronized(log),
            Configure = services => services.AddSingleton(new ApiOptions { WrongKeysPerMinute = 100_000, CallsPerSecond = 100_000 }),
        });
        var server = new AServer(folder, host) { Log = log };
        using var response = await server.Admin.PutAsJsonAsync(
            "api/platforms/shop", new { files = new Dictionary<string, string> { ["Same.cs"] = Source }, functions = new[] { new { id = "doubler", type = "Shop.Same" } } });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return server;
    }

    public HttpClient Client(string? key)
    {
        var client = new HttpClient { BaseAddress = host.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("x-functions-key", key);
        return client;
    }

    public Task<string> KeyAsync(KeyScope scope) => host.Services.GetRequiredService<KeyRing>().CreateAsync(scope, default);

    /// <summary>Sends bytes as they are.</summary>
    /// <returns>The status of the first answer; null where the server only closed the connection.</returns>
    public async Task<int?> SendRawAsync(byte[] request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host.BaseAddress.Host, host.BaseAddress.Port);
        var answer = new byte[64];
        try
        {
            await socket.SendAsync(request);
            socket.Shutdown(SocketShutdown.Send);
            var (length, read) = (0, 0);
            while (length < 12 && (read = await socket.ReceiveAsync(answer.AsMemory(length))) > 0) length += read;
            return length >= 12 ? int.Parse(Encoding.ASCII.GetString(answer, 9, 3), System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>It answers those who may call, within a time that a person would wait.</summary>
    public async Task MustAnswerAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        using var anyone = Client(null);
        using var admin = Admin;
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync("api/healthz", limit.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("api/platforms/shop", limit.Token)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }
}
