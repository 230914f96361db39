namespace Optimizer.Core.Model;

/// <summary>Gives ids that are unique, sortable by creation and valid in every name.</summary>
public interface IIdGenerator
{
    string NewId();
}
