using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Operations;
using Optimizer.Core.State;
using Optimizer.Local.Store;

namespace Optimizer.Local.Commands;

/// <summary>A command's work on an existing store; other processes may have it open too.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private StoreSession(CommandIo io, ParseResult parsed)
    {
        Io = io;
        Json = parsed.GetValue(CommonOptions.Json);
        var (folder, account) = (parsed.GetRequiredValue(CommonOptions.Data), CommonOptions.AccountOf(parsed, io));
        services = new ServiceCollection()
            .AddFolderStore(account is null ? DataFolder.Existing(folder) : DataFolder.Created(folder), io.Time, account).BuildServiceProvider();
    }

    public CommandIo Io { get; }

    public bool Json { get; }

    public IPlatformState State => services.GetRequiredService<IPlatformState>();

    public PlatformOperations Operations => services.GetRequiredService<PlatformOperations>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Makes <paramref name="work"/> the action of a command.</summary>
    public static void Attach(Command command, CommandIo io, Func<StoreSession, ParseResult, CancellationToken, Task> work) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var session = new StoreSession(io, parsed);
            await using (session.ConfigureAwait(false))
                await work(session, parsed, cancellationToken).ConfigureAwait(false);
        });

    /// <summary>One document for machines, or lines for people.</summary>
    public void Write<T>(T document, params IEnumerable<string> lines)
    {
        if (Json) Io.WriteJson(document);
        else foreach (var line in lines) Io.Out.WriteLine(line);
    }

    /// <summary>The platform that a function belongs to: the named one, else the only one that has it.</summary>
    /// <exception cref="CommandFailedException">None has it, or several have.</exception>
    public async Task<string> PlatformOfAsync(string function, string? named, CancellationToken cancellationToken)
    {
        if (named is not null) return named;
        var owners = new List<string>();
        await foreach (var platform in State.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
            if (await State.GetFunctionAsync(platform.Name, function, cancellationToken).ConfigureAwait(false) is not null) owners.Add(platform.Name);
        return owners.Count switch
        {
            1 => owners[0],
            0 => throw new CommandFailedException($"No platform in the store has a function '{function}'."),
            _ => throw new CommandFailedException($"Several platforms have a function '{function}': {string.Join(", ", owners)}. Name one with --platform."),
        };
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
