namespace Optimizer.Sandbox.Replay;

/// <summary>Says with each request by which configured client it is sent: another name is another address, other credentials, other limits.</summary>
internal sealed class NamedClient(string name, HttpMessageHandler handler) : DelegatingHandler(handler)
{
    public const string Header = "Optimizer-Client";

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(Named(request), cancellationToken);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(Named(request), cancellationToken);

    private HttpRequestMessage Named(HttpRequestMessage request)
    {
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, Uri.EscapeDataString(name));
        return request;
    }
}
