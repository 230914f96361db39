using Optimizer.Core.Proof;
using Optimizer.Sandbox.Child;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>Gives every call a request of its own, answered as the recorded one that it stands for.</summary>
internal sealed class FreshRequests(FunctionInvoker invoker, ReferenceRequests references)
{
    private readonly Lock gate = new();
    private readonly List<OtherRequests> others = [.. Enumerable.Range(0, references.Count).Select(i => new OtherRequests(invoker, references.Case(i).Request))];
    private int next;

    /// <summary>Whether every recorded request has something in it that could be another.</summary>
    public bool CanBeMade => others.TrueForAll(o => o.Make(0, keep: null) is not null);

    public SandboxCase Take(int like)
    {
        lock (gate)
        {
            while (others[like].Make(next++, keep: null) is { } made)
                if (references.New(made, like) is { } found) return found;
        }
        throw new ScenarioFailedException($"No other request can be made of request {like}.");
    }
}
