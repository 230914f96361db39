namespace Optimizer.Api.Problems;

/// <summary>A request cannot be served; becomes a problem document (RFC 9457).</summary>
/// <param name="status">HTTP status, 4xx.</param>
/// <param name="kind">Stable and machine-readable: <c>bad-name</c>; the document's type is <c>urn:optimizer:problem:{kind}</c>.</param>
/// <param name="detail">What is wrong, where, and what to do.</param>
internal sealed class ApiProblemException(int status, string kind, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Kind { get; } = kind;

    /// <summary>All faults, where there can be several.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}
