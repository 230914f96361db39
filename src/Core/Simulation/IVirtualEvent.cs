namespace Optimizer.Core.Simulation;

/// <summary>Something that falls due in virtual time.</summary>
internal interface IVirtualEvent
{
    /// <param name="stamp">As given when it was scheduled, for whom reschedules.</param>
    void Fire(int stamp);
}
