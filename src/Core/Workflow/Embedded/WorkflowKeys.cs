using System.Globalization;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Every partition and row of the runner: they are persisted.</summary>
internal static class WorkflowKeys
{
    public const string Running = "workflows:running";
    public const string Finished = "workflows:finished";
    public const string InstanceRow = "instance";
    public const string LeaseRow = "lease";
    public const string StatusRow = "status";
    public const string Journal = "step:";
    public const string AfterJournal = "step;";
    public const string Events = "event:";
    public const string AfterEvents = "event;";

    public static string Instance(string instanceId) => "workflow:" + instanceId;

    public static string Begun(int step) => "begun:" + step.ToString("D8", CultureInfo.InvariantCulture);

    public static string JournalRow(int index) => Journal + index.ToString("D8", CultureInfo.InvariantCulture);

    public static string Event(DateTimeOffset at, int collision) => FormattableString.Invariant($"{Events}{at.UtcTicks:D19}:{collision:D4}");

    public static string FinishedRow(DateTimeOffset ended, string instanceId) => FormattableString.Invariant($"{ended.UtcTicks:D19}:{instanceId}");

    public static string FinishedBefore(DateTimeOffset moment) => moment.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
