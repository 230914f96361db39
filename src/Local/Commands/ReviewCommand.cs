using System.CommandLine;
using System.Text.Json;
using Optimizer.Core.Bundles;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Local.Reviewing;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer review list|show|approve|reject|postpone</c>.</summary>
internal sealed class ReviewCommand : ICliCommand
{
    private readonly Argument<string> review = new("review") { Description = "The review's id; 'optimizer review list' lists the open ones." };
    private readonly Option<bool> all = new("--all") { Description = "Those that were decided too." };

    public Command Build(CommandIo io)
    {
        var list = new Command("list", "The changes that wait for a person.") { all };
        StoreSession.Attach(list, io, ListAsync);
        var show = new Command("show", "One of them: why it waits, what was proved, and the patch.") { review };
        StoreSession.Attach(show, io, ShowAsync);
        return new Command("review", "The changes that wait for a person: list, show, approve, reject, postpone.")
        {
            list, show, new ApproveCommand().Build(io), new RejectCommand().Build(io), new PostponeCommand().Build(io),
        };
    }

    private async Task ListAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var found = new List<ReviewSummary>();
        await foreach (var platform in session.State.ListPlatformsAsync(cancellationToken).ConfigureAwait(false))
            await foreach (var one in session.State.ListReviewsAsync(platform.Name, cancellationToken).ConfigureAwait(false))
                if (one.State == ReviewState.Open || parsed.GetValue(all)) found.Add(ReviewSummary.Of(platform.Name, one));
        session.Write(
            new { reviews = found },
            found.Select(r => $"{r.Review}: {r.Type} of {r.Platform}/{r.Function}, {r.State.ToString().ToLowerInvariant()}{Off(r.PostponedUntil)}{Environment.NewLine}  {r.Reason}")
                .DefaultIfEmpty("Nothing waits for a person."));
    }

    private async Task ShowAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(review);
        var (platform, record) = await session.State.FindReviewAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new CommandFailedException($"There is no review '{id}' in the store; 'optimizer review list' lists the open ones.");
        var name = CertificateNames.Bundle(platform, record.Cycle, record.Function, record.Type);
        var blob = await session.Get<IBlobStore>().GetAsync(CycleBlobs.Container, name, cancellationToken).ConfigureAwait(false);
        var bundle = blob is null ? null : BundleArchive.Read(blob.Content);
        var detail = new ReviewDetail(
            record.Id, platform, record.Function, record.Type, record.Version, record.State, record.Created, record.Reasons,
            bundle is null ? null : JsonElement.Parse(bundle.Certificate), bundle?.Patch);
        session.Write(detail, detail.Lines());
    }

    private static string Off(DateTimeOffset? until) => until is { } time ? FormattableString.Invariant($", put off until {time:u}") : "";
}
