using System.Diagnostics.CodeAnalysis;

namespace Optimizer.Runtime.Policies;

/// <summary>
/// Answers with the last good response to an equal request where the function fails for a named reason. Without one that is young
/// enough the caller sees the failure; cancellation and faults of the process itself it always sees.
/// </summary>
/// <typeparam name="TRequest">The function's request.</typeparam>
/// <typeparam name="TResponse">The function's response.</typeparam>
public sealed class LastGoodPolicy<TRequest, TResponse> : IFunctionPolicy<TRequest, TResponse>
{
    private readonly LastGoodOptions options;
    private readonly PolicyServices<TRequest, TResponse> services;
    private readonly RecentlyUsedTable<RequestKey, Kept> table;
    private readonly Lock gate = new();

    /// <summary>Makes a policy that knows no response yet.</summary>
    /// <param name="options">Its parameters.</param>
    /// <param name="services">What it may know of the world.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    public LastGoodPolicy(LastGoodOptions options, PolicyServices<TRequest, TResponse> services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Validate(nameof(options));
        this.options = options;
        this.services = services;
        table = new RecentlyUsedTable<RequestKey, Kept>(options.MaxEntries);
    }

    /// <inheritdoc/>
    public PolicyStage Stage => PolicyStage.Fallback;

    /// <inheritdoc/>
    public Task<TResponse> InvokeAsync(
        TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken) =>
        services.TryKeyOf(request, out var key) ? AnswerAsync(key, request, next, cancellationToken) : next(request, cancellationToken);

    private async Task<TResponse> AnswerAsync(
        RequestKey key, TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> next, CancellationToken cancellationToken)
    {
        var startedAt = services.Time.GetTimestamp();
        try
        {
            var response = await next(request, cancellationToken).ConfigureAwait(false);
            Keep(key, startedAt, response);
            return response;
        }
        catch (Exception fault) when (HandledFaults.Covers(fault, options.ShouldHandle, cancellationToken))
        {
            if (TryFind(key, out var response)) return response;
            throw;
        }
    }

    /// <summary>Of two executions that overlap, the one that began later counts.</summary>
    private void Keep(RequestKey key, long startedAt, TResponse response)
    {
        if (!services.TryCopy(response, out var master)) return;
        lock (gate)
        {
            if (!table.TryGet(key, out var kept) || kept.StartedAt <= startedAt)
                table.Set(key, new Kept(startedAt, master));
        }
    }

    private bool TryFind(RequestKey key, [MaybeNullWhen(false)] out TResponse response)
    {
        Kept? kept;
        lock (gate)
            table.TryGet(key, out kept);
        response = default;
        return kept is not null && services.Time.GetElapsedTime(kept.StartedAt) < options.MaxAge && services.TryCopy(kept.Response, out response);
    }

    private sealed record Kept(long StartedAt, TResponse Response);
}
