using System.Net;
using System.Net.Sockets;
using Optimizer.Sandbox.Client;

namespace Optimizer.Sandbox.Tests;

public sealed class NetworkTests
{
    [Fact]
    public async Task What_goes_around_the_replay_reaches_no_server_of_the_machine()
    {
        Assert.SkipUnless(OwnNetwork.IsAvailable, "This machine gives processes no network of their own.");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        using var sandbox = new SandboxProcess(TimeProvider.System);

        var report = await sandbox.RunAsync(
            AJob.With($$"""
                using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(1) });
                try { await http.GetStringAsync("http://127.0.0.1:{{port}}/", cancellationToken); } catch (Exception e) when (e is HttpRequestException or TaskCanceledException) { }
                return new Reply();
                """),
            TestContext.Current.CancellationToken);

        Assert.NotEmpty(report.Results);
        Assert.False(server.Pending(), "A call of the sandboxed function arrived at a server of the machine.");
    }
}
