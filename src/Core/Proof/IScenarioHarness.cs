namespace Optimizer.Core.Proof;

/// <summary>
/// One fresh candidate and what surrounds it. Requests and responses are named by their place among the recorded ones, so a
/// scenario is written once for all functions. A policy's candidate decorates a scripted inner function; a rewrite runs against
/// served dependencies.
/// </summary>
public interface IScenarioHarness
{
    /// <summary>How many distinct requests there are, ≥ 1. A scenario that needs more passes with a note.</summary>
    int Requests { get; }

    /// <summary>The plan under test, as the optimization's own plan type.</summary>
    Model.OptimizationPlan Plan { get; }

    /// <summary>The function inside the decorator; for rewrites only its dependencies can be scripted.</summary>
    IScriptedInner Inner { get; }

    /// <summary>Starts a call with the given request; virtual time stands still until <see cref="AdvanceAsync"/>.</summary>
    /// <returns>The response's canonical JSON, or the function's exception.</returns>
    Task<string> CallAsync(int request, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="CallAsync"/>, and then changes every settable member of the response object that the caller received.</summary>
    Task<string> CallAndMutateAsync(int request);

    /// <summary>Whether <see cref="CallOtherAsync"/> can be used: the first request has a text or a number that may be another.</summary>
    /// <param name="keep">A member of the request that stays as it is.</param>
    bool MakesOthers(string? keep = null);

    /// <summary>
    /// Starts a call with a request that nobody recorded: the first one with a text or a number in it changed. The inner function
    /// answers it as it does the first.
    /// </summary>
    /// <param name="number">≥ 0; each makes another request.</param>
    /// <param name="keep">A member of the request that stays as it is.</param>
    /// <param name="cancellationToken">The caller's.</param>
    Task<string> CallOtherAsync(int number, string? keep = null, CancellationToken cancellationToken = default);

    /// <summary>How many requests there are that differ from the first one in one small thing, 0 to 32; see <see cref="CallNearAsync"/>.</summary>
    /// <param name="only">The one member of the request that may differ; null: any.</param>
    int NearRequests(string? only = null);

    /// <summary>
    /// Starts a call with a request that nobody recorded and that a careless key would take for the first one: a letter of another case,
    /// a space at the end, another digit, a flag flipped, items in another order. The inner function answers it as it does the first.
    /// </summary>
    /// <param name="which">0 to <see cref="NearRequests"/> − 1; each is another request.</param>
    /// <param name="only">The one member of the request that may differ; null: any.</param>
    Task<string> CallNearAsync(int which, string? only = null);

    /// <summary>Canonical JSON of a member of a request, by its C# name; null where it has no such member.</summary>
    string? RequestMember(int request, string member);

    /// <summary>Canonical JSON of what the contract's fallback gives for a request; null where it names no member of the function.</summary>
    string? DeclaredFallback(int request);

    /// <summary>Moves virtual time on, running what falls due.</summary>
    Task AdvanceAsync(TimeSpan by);

    /// <summary>Calls the baseline once, outside the script: the reference response's canonical JSON.</summary>
    Task<string> BaselineAsync(int request);

    /// <summary>TCP connections the candidate's HTTP traffic has opened so far.</summary>
    int ConnectionsOpened { get; }

    /// <summary>Closes every connection that serves no request just now, from the servers' side.</summary>
    Task CloseConnectionsAsync();

    /// <exception cref="ScenarioFailedException">The condition is false.</exception>
    void Require(bool condition, string because);
}
