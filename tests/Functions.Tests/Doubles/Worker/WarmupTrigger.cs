using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <remarks>The real one has no "Attribute" in its name either.</remarks>
public sealed class WarmupTrigger : TriggerBindingAttribute;
