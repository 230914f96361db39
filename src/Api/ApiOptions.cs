using Optimizer.Core.State;

namespace Optimizer.Api;

/// <summary>How the API behaves.</summary>
public sealed record ApiOptions
{
    /// <summary>Of platforms that are registered without saying how far cycles may go. Default: approve.</summary>
    public Autonomy Autonomy { get; init; } = Autonomy.Approve;
}
