using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>What the JSON of a function's types can stand for: a request's identity, a response's copy.</summary>
internal static class JsonShape
{
    /// <summary>Why equal JSON may not mean equal requests; null when it does.</summary>
    public static Reason? RequestFault(FunctionSource source) => new JsonShapeWalk(source.Compilation, restored: false).Fault(source.RequestType) is { } fault
        ? new Reason("request.hidden-state", $"Requests cannot be told apart by their JSON: {fault}.")
        {
            WouldFlip = "Give the request type public, serializable members only.",
        }
        : null;

    /// <summary>Why callers can neither share a response nor be given copies by way of JSON; null when they can.</summary>
    public static Reason? SharingFault(FunctionSource source)
    {
        if (IsImmutable(source)) return null;
        return new JsonShapeWalk(source.Compilation, restored: true).Fault(source.ResponseType) is { } fault
            ? new Reason("response.not-copyable", $"A response can neither be shared, since it can be changed, nor be copied as JSON: {fault}.")
            {
                WouldFlip = "Make the response type a record of immutable members, or one that its JSON restores.",
            }
            : null;
    }

    /// <summary>Whether nobody can change a response.</summary>
    public static bool IsImmutable(FunctionSource source) => new ImmutabilityWalk(source.Compilation).IsImmutable(source.ResponseType);
}
