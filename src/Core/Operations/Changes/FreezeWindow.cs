namespace Optimizer.Core.Operations.Changes;

/// <summary>A recurring stretch of time in which nothing new is deployed or stepped up; taking back stays possible.</summary>
/// <param name="Cron">When it begins: five fields (minute, hour, day of month, month, day of week), as in <c>0 17 * * FRI</c>.</param>
/// <param name="Hours">How long it lasts: elapsed hours, above 0, at most 168.</param>
/// <param name="TimeZone">IANA name of the zone that <paramref name="Cron"/> is read in, such as <c>Europe/Berlin</c> or <c>UTC</c>.</param>
public sealed record FreezeWindow(string Cron, double Hours, string TimeZone);
