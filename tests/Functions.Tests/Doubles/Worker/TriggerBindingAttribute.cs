namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>What starts a function; it stands on one parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : Attribute;
