using Optimizer.Api.Handlers;
using static Optimizer.Api.Keys.KeyScope;

namespace Optimizer.Api;

/// <summary>The whole API as one table; both hosts enumerate it.</summary>
public static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("GET", "healthz", null, Health.GetAsync),
        new("GET", "platforms", Read, Platforms.ListAsync),
        new("GET", "platforms/{platform}", Read, Platforms.GetAsync),
        new("PUT", "platforms/{platform}", Admin, Platforms.PutAsync),
        new("PUT", "platforms/{platform}/functions/{function}", Admin, Functions.PutAsync),
        new("POST", "platforms/{platform}/functions/{function}/rollback", Operate, Pointers.RollBackAsync),
        new("POST", "platforms/{platform}/functions/{function}/restore", Operate, Pointers.RestoreAsync),
        new("GET", "platforms/{platform}/functions/{function}/backups", Read, Pointers.BackupsAsync),
        new("POST", "platforms/{platform}/freeze", Operate, Freezing.FreezeAsync),
        new("POST", "platforms/{platform}/unfreeze", Operate, Freezing.UnfreezeAsync),
        new("POST", "stop", Operate, Stopping.StopAsync),
        new("POST", "resume", Operate, Stopping.ResumeAsync),
        new("GET", "stop", Read, Stopping.GetAsync),
        new("POST", "platforms/{platform}/invocations", Operate, Telemetry.AppendAsync),
        new("POST", "platforms/{platform}/cycles", Operate, Cycles.StartAsync),
        new("GET", "platforms/{platform}/cycles", Read, Cycles.ListAsync),
        new("GET", "cycles/{id}", Read, Cycles.GetAsync),
        new("GET", "platforms/{platform}/opportunities", Read, Cycles.OpportunitiesAsync),
        new("GET", "platforms/{platform}/versions", Read, Versions.ListAsync),
        new("GET", "platforms/{platform}/audit", Read, Audits.ListAsync),
        new("POST", "platforms/{platform}/tier1/cycle", Operate, Tier1.CycleAsync),
        new("GET", "platforms/{platform}/experiences", Read, Tier1.ExperiencesAsync),
        new("GET", "platforms/{platform}/manifest", Read, Manifests.GetAsync),
        new("GET", "bundles/{sha256}", Read, Bundles.GetAsync),
        new("GET", "platforms/{platform}/reviews", Read, Reviews.ListAsync),
        new("POST", "reviews/{id}/approve", Operate, Reviews.ApproveAsync),
        new("POST", "reviews/{id}/reject", Operate, Reviews.RejectAsync),
        new("POST", "reviews/{id}/postpone", Operate, Reviews.PostponeAsync),
        new("POST", "keys", Admin, ApiKeys.CreateAsync),
        new("GET", "keys", Admin, ApiKeys.ListAsync),
        new("POST", "keys/{id}/rotate", Admin, ApiKeys.RotateAsync),
        new("DELETE", "keys/{id}", Admin, ApiKeys.RevokeAsync),
        new("GET", "keys/audit", Admin, ApiKeys.AuditAsync),
    ];
}
