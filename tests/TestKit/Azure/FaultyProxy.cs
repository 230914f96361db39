using System.Net;
using System.Net.Sockets;

namespace Optimizer.TestKit.Azure;

/// <summary>A loopback HTTP proxy in front of one storage service, which does to each request what <paramref name="plan"/> says.</summary>
/// <param name="target">The service.</param>
/// <param name="plan">Given the number of the request (from 0) and its method.</param>
public sealed class FaultyProxy(Uri target, Func<long, string, StorageFault> plan) : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(30);
    private static readonly string[] OfTheConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Host"];
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly long[] injected = new long[Enum.GetValues<StorageFault>().Length];
    private Uri? address;
    private long requests = -1;
    private Task running = Task.CompletedTask;

    /// <summary>Where it listens.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public Uri Address => address ?? throw new InvalidOperationException("The proxy was not started.");

    /// <summary>How often a fault was injected.</summary>
    public long Count(StorageFault fault) => Interlocked.Read(ref injected[(int)fault]);

    public FaultyProxy Start()
    {
        address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        running = AcceptAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await running;
        listener.Close();
        client.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                open.RemoveAll(t => t.IsCompleted);
                open.Add(Task.Run(() => ServeAsync(context)));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var fault = plan(Interlocked.Increment(ref requests), context.Request.HttpMethod);
        Interlocked.Increment(ref injected[(int)fault]);
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            if (fault == StorageFault.Delay) await Task.Delay(Late, TimeProvider.System);
            if (fault is StorageFault.LostRequest) context.Response.Abort();
            else if (Status(fault) is { } status && fault != StorageFault.Error500AfterAll) Answer(context.Response, status);
            else await ForwardAsync(context, body.ToArray(), fault);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or HttpRequestException)
        {
            // The client went away, or the service did; the client sees a broken connection.
            context.Response.Abort();
        }
    }

    private async Task ForwardAsync(HttpListenerContext context, byte[] body, StorageFault fault)
    {
        using var request = Copy(context.Request, body);
        using var answer = await client.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        if (fault == StorageFault.LostAnswer) context.Response.Abort();
        else if (fault == StorageFault.Error500AfterAll) Answer(context.Response, 500);
        else await RelayAsync(context.Response, answer, content);
    }

    private HttpRequestMessage Copy(HttpListenerRequest request, byte[] body)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.HttpMethod), new Uri(target, request.RawUrl));
        if (request.HasEntityBody) copy.Content = new ByteArrayContent(body);
        foreach (var name in request.Headers.AllKeys.OfType<string>().Except(OfTheConnection, StringComparer.OrdinalIgnoreCase))
        {
            if (!copy.Headers.TryAddWithoutValidation(name, request.Headers[name])) copy.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
        }
        return copy;
    }

    private static async Task RelayAsync(HttpListenerResponse response, HttpResponseMessage answer, byte[] content)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            response.Headers[header.Key] = string.Join(", ", header.Value);
        if (content.Length > 0)
        {
            response.ContentLength64 = content.Length;
            await response.OutputStream.WriteAsync(content);
        }
        else if (answer.Content.Headers.ContentLength is { } length)
        {
            response.ContentLength64 = length;
        }
        response.Close();
    }

    private static void Answer(HttpListenerResponse response, int status)
    {
        response.StatusCode = status;
        response.Close([], willBlock: true);
    }

    private static int? Status(StorageFault fault) => fault switch
    {
        StorageFault.Error500 or StorageFault.Error500AfterAll => 500,
        StorageFault.Busy503 => 503,
        StorageFault.Refused412 => 412,
        _ => null,
    };
}
