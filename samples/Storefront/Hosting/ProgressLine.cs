using Storefront.Traffic;

namespace Storefront.Hosting;

/// <summary>One line on stdout, as camel-case JSON.</summary>
/// <param name="Second">Seconds since the traffic began.</param>
/// <param name="Regressed">Whether the carriers' gateway has its fault.</param>
/// <param name="Connections">Connections opened to the services so far.</param>
/// <param name="Requests">HTTP requests that reached the services so far.</param>
/// <param name="Functions">What callers experienced in the last second.</param>
internal sealed record ProgressLine(
    int Second, bool Regressed, long Connections, long Requests, IReadOnlyList<CallerProgress> Functions);
