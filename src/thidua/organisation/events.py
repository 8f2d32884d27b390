"""What can happen to units, people and roles."""

from thidua.core.events import register_event

register_event("unit.added", "Thêm đơn vị", "Unit added")
register_event("unit.changed", "Sửa đơn vị", "Unit changed")
register_event("unit.renamed", "Đổi tên đơn vị", "Unit renamed")
register_event("unit.moved", "Chuyển đơn vị sang nơi khác", "Unit moved under another")
register_event("unit.merged", "Hợp nhất, sáp nhập đơn vị", "Units merged")
register_event("unit.split", "Chia, tách đơn vị", "Unit split")
register_event("unit.dissolved", "Giải thể đơn vị", "Unit dissolved")
register_event("unit.reorganisation_undone", "Hoàn tác việc sắp xếp đơn vị", "Reorganisation of units undone")
register_event("person.added", "Thêm cá nhân", "Person added")
register_event("person.changed", "Sửa thông tin cá nhân", "Person changed")
register_event("role.granted", "Giao vai trò", "Role granted")
register_event("role.ended", "Thôi vai trò", "Role ended")
