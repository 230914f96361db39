using System.Net;

namespace Optimizer.Sandbox.Replay;

/// <summary>Sends every HTTP request of the process to the replay. Each origin has a proxy address of its own, so that clients pool connections by origin, as they would without.</summary>
internal sealed class LoopbackProxy(int port) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => new($"http://127.0.0.1:{port}/{destination.Scheme}/{destination.Authority}");

    public bool IsBypassed(Uri host) => false;
}
