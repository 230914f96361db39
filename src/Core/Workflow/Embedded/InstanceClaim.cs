using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>An unfinished instance that this runner may execute.</summary>
internal sealed record InstanceClaim(string InstanceId, Document<WorkflowRecord> Instance, InstanceLease Lease);
